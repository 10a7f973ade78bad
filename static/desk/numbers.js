// The numbers in which a translation and its source differ, as the server found them while somebody
// types. What was opened stays open.
export function showNumbers(html) {
  const panel = document.querySelector("[data-numbers]");
  if (!panel || !html || panel.dataset.shown === html) {
    return;
  }
  panel.dataset.shown = html;
  const isOpen = panel.querySelector("details")?.open;
  const hadFocus = panel.contains(document.activeElement);
  const page = new DOMParser().parseFromString(html, "text/html");
  panel.replaceChildren(...page.body.childNodes);
  panel.querySelector("details")?.toggleAttribute("open", Boolean(isOpen));
  if (hadFocus) {
    panel.querySelector("summary")?.focus();
  }
}
