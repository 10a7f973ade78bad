// Sends one picture and tells how it goes. What the server answers is shown as it stands.
import { freshToken } from "./fresh_token.js";

// Larger ones are refused by the server too, but only once they have been sent whole.
const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 25;

export const PICTURES = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif";

// The answer has `photo` and `lines`; a connection that broke, or a door that was closed, has `broken`:
// the name of what to say (`broken` or `signedOut`).
export function sendPicture(file, { address, words = {}, tooLarge, onProgress = () => {} }) {
  if (file.size > MOST_MEGABYTES * MEGABYTE) {
    return Promise.resolve(refused(sized(tooLarge, file.size)));
  }
  const body = new FormData();
  Object.entries(words).forEach(([name, value]) => body.set(name, value));
  body.set("picture", file, file.name || "picture");
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const broke = (why) => resolve({ photo: null, lines: [], broken: why });
    request.open("POST", address);
    request.responseType = "text";
    request.setRequestHeader("X-CSRFToken", freshToken());
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) {
        onProgress(loaded / total);
      }
    });
    request.upload.addEventListener("load", () => onProgress(1));
    request.addEventListener("load", () => {
      const answer = read(request.responseText);
      if (answer) {
        resolve(answer);
      } else {
        broke(request.status === 403 || isElsewhere(request, address) ? "signedOut" : "broken");
      }
    });
    ["error", "abort", "timeout"].forEach((name) =>
      request.addEventListener(name, () => broke("broken")),
    );
    request.send(body);
  });
}

function refused(words) {
  return { photo: null, lines: [{ kind: "wrong", words }] };
}

function sized(words, size) {
  return words
    .replace("{megabytes}", Math.ceil(size / MEGABYTE))
    .replace("{limit}", MOST_MEGABYTES);
}

function read(text) {
  try {
    const answer = JSON.parse(text);
    return Array.isArray(answer.lines) ? answer : null;
  } catch {
    return null;
  }
}

// Who is signed out is led to the door instead.
function isElsewhere(request, address) {
  return new URL(request.responseURL || address, location.href).pathname !== address;
}

// The pictures among what was dropped or pasted.
export function picturesIn(transfer) {
  return [...(transfer?.files || [])].filter(({ type }) => type.startsWith("image/"));
}

// The lines of an answer as a list.
export function linesOf(lines) {
  const list = document.createElement("ul");
  list.className = "upload-lines";
  list.append(
    ...lines.map(({ kind, words, address }) => {
      const item = document.createElement("li");
      item.className = `said said-${kind}`;
      if (address) {
        const link = document.createElement("a");
        link.href = address;
        link.textContent = words;
        item.append(link);
      } else {
        item.textContent = words;
      }
      return item;
    }),
  );
  return list;
}
