// Says that the text is open here, and shows who else has it open.
import { freshToken } from "./fresh_token.js";

const EVERY = 30000;

export function presence(form) {
  const shown = document.querySelector("[data-present]");
  if (!shown) {
    return;
  }
  let timer = 0;

  const ask = (more = {}, options = {}) =>
    fetch(shown.dataset.present, {
      method: "POST",
      body: new URLSearchParams({
        csrfmiddlewaretoken: freshToken() || form.elements.csrfmiddlewaretoken.value,
        ...more,
      }),
      headers: { "X-Autosave": "1" },
      redirect: "error",
      ...options,
    });

  async function tell() {
    clearTimeout(timer);
    timer = setTimeout(tell, EVERY);
    try {
      const { message } = await (await ask()).json();
      // A line that says the same is not read out again.
      if (shown.textContent !== message) {
        shown.textContent = message;
      }
      shown.hidden = !message;
    } catch {
      // Who is offline or signed out learns it where the text is kept.
    }
  }

  window.addEventListener("pagehide", () => {
    clearTimeout(timer);
    ask({ left: "1" }, { keepalive: true }).catch(() => {});
  });
  window.addEventListener("pageshow", (event) => event.persisted && tell());
  tell();
}
