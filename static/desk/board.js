// Renews the coverage board in its place: the page neither jumps nor loses what has the focus.
const board = document.querySelector("[data-board]");
const late = document.querySelector("[data-board-late]");
const every = Number(board.dataset.seconds) * 1000;

async function renewed() {
  const answer = await fetch(location.href, { cache: "no-store" });
  // Whoever is signed out is led to the door.
  if (!answer.ok || answer.redirected) {
    throw new Error(String(answer.status));
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-board]");
}

function put(fresh) {
  const focused = document.activeElement?.getAttribute("href");
  board.replaceChildren(...fresh.childNodes);
  if (focused && !board.contains(document.activeElement)) {
    [...board.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus({
      preventScroll: true,
    });
  }
}

async function renew() {
  if (!document.hidden) {
    try {
      put(await renewed());
      late.hidden = true;
    } catch {
      // Offline, signed out or refused: nobody is to take what is old for what is now.
      late.hidden = false;
    }
  }
  setTimeout(renew, every);
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    renewed().then(put, () => {
      late.hidden = false;
    });
  }
});
setTimeout(renew, every);
