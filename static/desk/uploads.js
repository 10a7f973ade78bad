// The screen on which many pictures come in at once. Without it they are sent as one form.
import { linesOf, sendPicture } from "./upload.js";

const form = document.querySelector("[data-uploads]");
const list = document.querySelector("[data-list]");
const zone = form.querySelector("[data-drop]");
const field = form.querySelector("[type=file]");
const saying = form.querySelector("[data-saying]");
const said = form.dataset;
const waiting = [];
let isSending = false;

// One after the other: on a thin line several at once would all break together.
async function go() {
  if (isSending) {
    return;
  }
  isSending = true;
  while (waiting.length) {
    saying.textContent = `${said.sayingRemaining} ${waiting.length}`;
    await send(waiting.shift());
  }
  isSending = false;
  saying.textContent = said.sayingAllDone;
}

function words() {
  const typed = new FormData(form);
  ["pictures", "csrfmiddlewaretoken", "token", "opened", "_end"].forEach((name) =>
    typed.delete(name),
  );
  return Object.fromEntries(typed);
}

async function send({ file, line }) {
  line.say(said.sayingSending);
  const answer = await sendPicture(file, {
    address: said.uploads,
    words: words(),
    tooLarge: said.sayingTooLarge,
    onProgress: (share) => line.progress(share),
  });
  if (answer.broken) {
    line.again(answer.broken === "signedOut" ? said.sayingSignedOut : said.sayingBroken);
  } else if (answer.later) {
    line.again(answer.lines.map((each) => each.words).join(" "));
  } else {
    line.done(answer);
  }
}

function made(name, className, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function lineFor(file) {
  const item = made("li", "upload-line");
  const picture = made("span", "thumbnail");
  const beside = made("div", "upload-words");
  const name = made("p", "upload-name");
  name.append(made("bdi", "", file.name));
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const state = made("p", "quiet", said.sayingWaiting);
  beside.append(name, bar, state);
  item.append(picture, beside);
  list.append(item);

  const line = {
    say: (words) => {
      state.textContent = words;
    },
    progress: (share) => {
      bar.value = share;
      state.textContent =
        share < 1 ? `${said.sayingSending} ${Math.floor(share * 100)}%` : said.sayingWorking;
    },
    again: (words) => {
      bar.value = 0;
      state.textContent = words;
      state.className = "said said-wrong";
      const button = made("button", "", said.sayingAgain);
      button.type = "button";
      button.addEventListener("click", () => {
        button.remove();
        state.className = "quiet";
        state.textContent = said.sayingWaiting;
        waiting.push({ file, line });
        go();
      });
      item.append(button);
    },
    done: ({ photo, lines }) => {
      bar.remove();
      state.replaceWith(linesOf(lines));
      if (!photo) {
        return;
      }
      const shown = made("img", photo.is_graphic ? "thumbnail blurred" : "thumbnail");
      shown.src = photo.thumbnail;
      shown.alt = "";
      picture.replaceWith(shown);
      const link = made("a", "button", said.sayingDescribe);
      link.href = photo.address;
      item.append(link);
    },
  };
  return line;
}

function take(files) {
  waiting.push(...[...files].map((file) => ({ file, line: lineFor(file) })));
  go();
}

form.querySelector("[data-plain]").hidden = true;
field.addEventListener("change", () => {
  take(field.files);
  field.value = "";
});
form.addEventListener("submit", (event) => event.preventDefault());
zone.addEventListener("dragover", (event) => {
  event.preventDefault();
  zone.classList.add("drop-zone-ready");
});
zone.addEventListener("dragleave", () => zone.classList.remove("drop-zone-ready"));
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  zone.classList.remove("drop-zone-ready");
  take(event.dataTransfer.files);
});
// A picture dropped beside the zone must not replace the page.
["dragover", "drop"].forEach((name) =>
  document.addEventListener(name, (event) => event.preventDefault()),
);
window.addEventListener("beforeunload", (event) => {
  if (isSending) {
    event.preventDefault();
  }
});
