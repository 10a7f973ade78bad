// Keeps what is typed on the server, for its writer alone. Nothing is kept in the browser: a
// phone may be taken from its owner.
import { freshToken } from "./fresh_token.js";

const PAUSE = 2000;
const AGAIN = 15000;

export function autosave(form) {
  const saying = form.querySelector("[data-saying]");
  let isUnsaved = false;
  let sending = null;
  let isCut = false;
  let isReached = false;
  let timer = 0;

  const say = (words) => {
    saying.textContent = words;
  };

  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };

  async function send() {
    if (sending) {
      later(PAUSE);
      return;
    }
    sending = keep();
    await sending;
    sending = null;
  }

  async function keep() {
    try {
      const answer = await ask();
      const { message } = await answer.json();
      say(message);
      if (!answer.ok) {
        later(AGAIN);
      }
    } catch {
      say(form.dataset.sayingOffline);
      later(AGAIN);
    }
  }

  async function ask() {
    const body = new FormData(form);
    body.delete("new_photo");
    body.set("csrfmiddlewaretoken", freshToken() || body.get("csrfmiddlewaretoken"));
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new URLSearchParams(body),
      headers: { "X-Autosave": "1" },
      redirect: "manual",
    }).catch((error) => {
      isCut = true;
      throw error;
    });
    // Whatever it says, it has come from the server: the line stands.
    isCut = false;
    return answer;
  }

  // The browser would leave the page for one that says that there is no connection, and on the
  // way back it would ask the server for the text as it was saved last.
  async function saveOnceReached(button) {
    clearTimeout(timer);
    await (sending ?? send());
    if (!isCut) {
      isReached = true;
      form.requestSubmit(button);
      isReached = false;
    }
  }

  const changed = () => {
    isUnsaved = true;
    say(form.dataset.sayingTyping);
    later(PAUSE);
  };

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    if (!isReached && (!navigator.onLine || isCut)) {
      event.preventDefault();
      say(form.dataset.sayingOffline);
      saveOnceReached(event.submitter);
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
