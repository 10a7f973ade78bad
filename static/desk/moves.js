// What stands beside the text follows the findings: their count, and the moves that they close.

export function showCount(list) {
  const count = document.querySelector("[data-finding-count]");
  const fresh = list.querySelector(".copydesk-count");
  if (count) {
    count.closest("p").hidden = !fresh;
    count.replaceChildren(...(fresh?.cloneNode(true).childNodes || []));
  }
}

let isTyped = false;
const save = document.querySelector("#writing .actions [name=save]");
const isSaveNext = save?.classList.contains("button-main");

// Steps that are about the saved text are closed while there are words that are not saved: the
// next step is to save, unless that is a part of it.
export function typedWords(areThere) {
  isTyped = areThere;
  const isPart = Boolean(document.querySelector("#writing .actions [name=submit]"));
  save?.classList.toggle("button-main", isSaveNext || (isTyped && !isPart));
  const panel = document.querySelector("[data-moves]");
  panel?.querySelectorAll("[data-unsaved]").forEach((note) => {
    note.hidden = !isTyped;
  });
  panel?.querySelectorAll("[data-needs-saved]").forEach((button) => {
    button.disabled = isTyped;
  });
}

let asked = 0;

// Takes them from a fresh page, unless that page is of another text than the one shown here, or
// comes after one that was asked for later.
export async function refreshMoves(form) {
  const panel = document.querySelector("[data-moves]");
  if (!panel) {
    return;
  }
  asked += 1;
  const number = asked;
  const answer = await fetch(form.action, { redirect: "error" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-moves]");
  const opened = page.querySelector("#writing [name=opened]")?.value;
  if (number === asked && fresh && opened === form.elements.opened.value) {
    panel.replaceChildren(...fresh.childNodes);
    typedWords(isTyped);
  }
}
