(() => {
  const root = document.documentElement;
  const key = (name) => `look-${name}`;
  // Before anything is drawn, so that nothing moves.
  root.dataset.script = "";
  for (const name of ["size", "theme"]) {
    try { root.dataset[name] = localStorage.getItem(key(name)) || ""; } catch {}
  }
  addEventListener("DOMContentLoaded", () => {
    for (const input of document.querySelectorAll(".look input")) {
      input.checked = input.id === (root.dataset[input.name] || "");
      input.addEventListener("change", () => {
        root.dataset[input.name] = input.id;
        try { localStorage.setItem(key(input.name), input.id); } catch {}
      });
    }
    const button = document.querySelector(".share__copy");
    if (!button || !(navigator.share || navigator.clipboard)) return;
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.url);
        button.textContent = button.dataset.done;
        setTimeout(() => { button.textContent = label; }, 3000);
      } catch {
        await navigator.share({ url: button.dataset.url }).catch(() => {});
      }
    });
  });
  // A page that stood open is not as old as it says.
  const opened = Date.now();
  addEventListener("visibilitychange", () => {
    if (Date.now() - opened < 9e5) return;
    for (const ago of document.querySelectorAll(".ago")) ago.remove();
  });
})();
