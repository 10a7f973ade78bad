// Forms that a passkey fills in: the browser makes one, or signs with one, and the form goes off.
import { freshToken } from "./fresh_token.js";

class TooMany extends Error {}

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function words(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function known(keys) {
  return (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));
}

function readable({ publicKey }) {
  const asked = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (asked.user) {
    asked.user = { ...asked.user, id: bytes(asked.user.id) };
  }
  asked.excludeCredentials = known(asked.excludeCredentials);
  asked.allowCredentials = known(asked.allowCredentials);
  return { publicKey: asked };
}

function sendable(key) {
  const response = {};
  const said = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  for (const name of said) {
    if (key.response[name]) {
      response[name] = words(key.response[name]);
    }
  }
  return JSON.stringify({
    id: key.id,
    rawId: words(key.rawId),
    type: key.type,
    response,
    clientExtensionResults: key.getClientExtensionResults(),
  });
}

function answerOf(form) {
  return form.querySelector("[data-passkey-answer]");
}

async function fill(form) {
  const token = freshToken() || form.elements.csrfmiddlewaretoken.value;
  const headers = { "X-CSRFToken": token };
  const answer = await fetch(form.dataset.challenge, { method: "POST", headers });
  if (answer.status === 429) {
    throw new TooMany((await answer.json()).message);
  }
  if (!answer.ok) {
    throw new Error(`challenge: ${answer.status}`);
  }
  const asked = readable(await answer.json());
  const key = await navigator.credentials[form.dataset.passkey](asked);
  answerOf(form).value = sendable(key);
}

function prepare(form) {
  const problem = form.querySelector("[data-passkey-problem]");
  const usual = problem.textContent;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (answerOf(form).value) {
      return;
    }
    event.preventDefault();
    problem.hidden = true;
    try {
      await fill(form);
    } catch (error) {
      problem.textContent = error instanceof TooMany ? error.message : usual;
      problem.hidden = false;
      return;
    }
    form.requestSubmit();
  });
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("form[data-passkey]").forEach(prepare);
  document.querySelectorAll("[data-no-passkeys]").forEach((notice) => notice.remove());
}
