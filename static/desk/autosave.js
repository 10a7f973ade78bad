// Keeps what is typed on the server, for its writer alone. Nothing is kept in the browser: a
// phone may be taken from its owner.
import { freshToken } from "./fresh_token.js";
import { typedWords } from "./moves.js";

const PAUSE = 2000;
const AGAIN = 15000;
// What a browser sends after its page is gone may have 64 KiB in all.
const MOST_PARTING = 60 * 1024;

export function autosave(form) {
  const saying = form.querySelector("[data-saying]");
  // Whether there is something on the screen that is not saved, and not kept either.
  let isUnsaved = "typed" in form.dataset;
  let isUnkept = form.dataset.typed === "sent";
  let sending = null;
  let flight = null;
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
    clearTimeout(timer);
    timer = 0;
    if (sending) {
      later(PAUSE);
      return;
    }
    sending = keep();
    await sending;
    sending = null;
  }

  async function keep() {
    isUnkept = false;
    try {
      say(await told(await ask()));
    } catch ({ name }) {
      if (name !== "AbortError") {
        isUnkept = true;
        say(form.dataset.sayingOffline);
        later(AGAIN);
      }
    }
  }

  // What the answer says: kept, refused with a reason, or no answer of ours at all.
  async function told(answer) {
    if (!answer.ok) {
      isUnkept = true;
      later(AGAIN);
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) {
      return form.dataset.sayingSignedOut;
    }
    try {
      return (await answer.json()).message;
    } catch {
      isUnkept = true;
      later(AGAIN);
      return form.dataset.sayingAway;
    }
  }

  function typed() {
    const body = new FormData(form);
    body.delete("new_photo");
    body.set("csrfmiddlewaretoken", freshToken() || body.get("csrfmiddlewaretoken"));
    return new URLSearchParams(body);
  }

  const sent = (body) => ({
    method: "POST",
    body,
    headers: { "X-Autosave": "1" },
    redirect: "manual",
  });

  async function ask() {
    flight = new AbortController();
    const options = { ...sent(typed()), signal: flight.signal };
    const answer = await fetch(form.dataset.autosave, options).catch((error) => {
      isCut = error.name !== "AbortError";
      throw error;
    });
    // Whatever it says, it has come from the server: the line stands.
    isCut = false;
    return answer;
  }

  const isWaiting = () => isUnsaved && Boolean(timer || sending || isUnkept);

  // The page is being left, and what was typed last is still waiting for its pause. A text that
  // is too large to outlive its page was sent while whoever leaves was asked (`beforeunload`).
  function part() {
    if (!isWaiting()) {
      return;
    }
    clearTimeout(timer);
    timer = 0;
    flight?.abort();
    const body = typed();
    const keepalive = new Blob([body.toString()]).size < MOST_PARTING;
    fetch(form.dataset.autosave, { ...sent(body), keepalive }).catch(() => {});
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
    typedWords(true);
    say(form.dataset.sayingTyping);
    later(PAUSE);
  };

  // What is on its way would come after the save, or after it was discarded, and be offered again.
  const settled = () => {
    isUnsaved = false;
    clearTimeout(timer);
    timer = 0;
    flight?.abort();
  };

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    if (isUnsaved && event.submitter?.hasAttribute("data-needs-saved")) {
      event.preventDefault();
      typedWords(true);
      return;
    }
    if (!isReached && (!navigator.onLine || isCut)) {
      event.preventDefault();
      say(form.dataset.sayingOffline);
      saveOnceReached(event.submitter);
      return;
    }
    settled();
  });
  document.querySelector("#discarding")?.addEventListener("submit", settled);
  window.addEventListener("beforeunload", (event) => {
    if (isWaiting()) {
      event.preventDefault();
      send();
    }
  });
  window.addEventListener("pagehide", part);
  // A phone ends a page in the background without a word.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isWaiting()) {
      send();
    }
  });
  typedWords(isUnsaved);
  return changed;
}
