(() => {
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
})();
