// A form that is too large to be taken is not sent: the server would refuse it unread, and what was
// typed would be gone with the page.
const MEGABYTE = 1024 * 1024;

const { mostBytes, mostTextBytes, sayingTooMuch } = document.body.dataset;

function bytesOf(form) {
  const values = [...new FormData(form)];
  const files = values.filter(([, value]) => value instanceof File);
  const texts = values.filter(([, value]) => !(value instanceof File));
  const isEncoded = form.enctype !== "multipart/form-data";
  return {
    files: isEncoded ? 0 : files.reduce((sum, [, file]) => sum + file.size, 0),
    texts: isEncoded
      ? new URLSearchParams(texts).toString().length
      : new Blob(texts.flat()).size,
  };
}

function say(form, words) {
  let place = form.querySelector("[data-too-much]");
  if (!place) {
    place = document.createElement("p");
    place.className = "problem";
    place.dataset.tooMuch = "";
    place.setAttribute("role", "alert");
    form.append(place);
  }
  place.textContent = words;
  place.hidden = !words;
  if (words) {
    place.scrollIntoView({ block: "nearest" });
  }
}

function refusal(form) {
  const { files, texts } = bytesOf(form);
  const most = Number(form.dataset.mostBytes ?? mostBytes);
  const [size, limit] =
    texts > mostTextBytes ? [texts, Number(mostTextBytes)] : [files + texts, most];
  if (size <= limit) {
    return "";
  }
  return sayingTooMuch
    .replace("{megabytes}", (Math.ceil((size / MEGABYTE) * 10) / 10).toString())
    .replace("{limit}", Math.floor(limit / MEGABYTE).toString());
}

// Before anybody else hears of it: the text is still unsaved.
function look(event) {
  const form = event.target;
  if (form.method !== "post" || event.submitter?.formMethod === "get") {
    return;
  }
  const words = refusal(form);
  if (words) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  if (words || form.querySelector("[data-too-much]")) {
    say(form, words);
  }
}

if (mostBytes) {
  document.addEventListener("submit", look, { capture: true });
}
