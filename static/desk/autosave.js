// Keeps what is typed on the server, for its writer alone. Nothing is kept in the browser: a
// phone may be taken from its owner.
import { freshToken } from "./fresh_token.js";

const PAUSE = 2000;
const AGAIN = 15000;

export function autosave(form) {
  const saying = form.querySelector("[data-saying]");
  let isUnsaved = false;
  let isSending = false;
  let timer = 0;

  const say = (words) => {
    saying.textContent = words;
  };

  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };

  async function send() {
    if (isSending) {
      later(PAUSE);
      return;
    }
    isSending = true;
    try {
      const body = new FormData(form);
      body.delete("new_photo");
      body.set("csrfmiddlewaretoken", freshToken() || body.get("csrfmiddlewaretoken"));
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(body),
        headers: { "X-Autosave": "1" },
        redirect: "error",
      });
      const { message } = await answer.json();
      say(message);
      if (!answer.ok) {
        later(AGAIN);
      }
    } catch {
      say(form.dataset.sayingOffline);
      later(AGAIN);
    } finally {
      isSending = false;
    }
  }

  const changed = () => {
    isUnsaved = true;
    say(form.dataset.sayingTyping);
    later(PAUSE);
  };

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      say(form.dataset.sayingOffline);
      return;
    }
    isUnsaved = false;
    clearTimeout(timer);
  });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved) {
      event.preventDefault();
    }
  });
  return changed;
}
