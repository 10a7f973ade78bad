// Whoever opens a text from the list has read its notice.
const form = document.querySelector("form.notices");

function opened(event) {
  const button = event.target.closest(".told-unread")?.querySelector("button[name=read]");
  if (!button || !event.target.closest("a")) return;
  const sent = new FormData(form);
  sent.set(button.name, button.value);
  fetch(form.action, { method: "POST", body: sent, keepalive: true, redirect: "manual" });
}

form?.addEventListener("click", opened);
form?.addEventListener("auxclick", opened);
