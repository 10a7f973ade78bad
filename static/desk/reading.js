// Has the typed texts read by the server after a pause; what comes too late is dropped.
import { freshToken } from "./fresh_token.js";

const PAUSE = 1000;
const LONGEST = 30000;

// `texts` gives the fields to send; `take` gets an answer that is true of what stands there now;
// nothing is asked while `waits` says so.
export function reader(form, { texts, take, waits }) {
  let version = 0;
  let asked = 0;
  let isAsking = false;
  let timer = 0;

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE);
  };

  async function ask(pressed) {
    const sent = version;
    asked += 1;
    const number = asked;
    const body = new URLSearchParams({ ...texts(), ...pressed, _end: "1" });
    const language = form.elements.language?.value;
    if (language) {
      body.set("language", language);
    }
    const source = form.elements.source_shown?.value;
    if (source) {
      body.set("source_shown", source);
    }
    form.querySelectorAll("input[name=leave]").forEach(({ value }) => body.append("leave", value));
    body.set("csrfmiddlewaretoken", freshToken() || form.elements.csrfmiddlewaretoken.value);
    const headers = { "X-Autosave": "1" };
    const signal = AbortSignal.timeout(LONGEST);
    const options = { method: "POST", body, headers, signal, redirect: "error" };
    const answer = await fetch(form.dataset.proofread, options);
    const known = await answer.json();
    if (sent === version && number === asked) {
      take(known);
    }
    return known;
  }

  // What a button asks goes out at once. Null without a connection.
  async function press(pressed) {
    clearTimeout(timer);
    try {
      return await ask(pressed);
    } catch {
      return null;
    }
  }

  async function read() {
    if (isAsking || waits()) {
      later();
      return;
    }
    isAsking = true;
    await press({});
    isAsking = false;
  }

  window.addEventListener("online", read);
  return {
    read,
    press,
    later,
    changed() {
      version += 1;
      later();
    },
    // Names the state of the texts; another number means that something was typed since.
    version: () => version,
  };
}
