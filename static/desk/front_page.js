// The pinned stories moved where they stand: by button, by Alt and an arrow, by dragging. Nothing
// is stored before it is saved; without this script each button asks the server for the new order.
const pins = document.querySelector("[data-pins]");
const unsaved = document.querySelector("[data-unsaved]");

const order = () => [...pins.querySelectorAll("[name=pin]")].map((field) => field.value).join();
const stored = unsaved?.hidden ? order() : "";

function changed() {
  unsaved.hidden = order() === stored;
}

function move(pin, act) {
  const other = act === "up" ? pin.previousElementSibling : pin.nextElementSibling;
  if (other) {
    other[act === "up" ? "before" : "after"](pin);
    changed();
  }
}

function remove(pin) {
  const next = pin.nextElementSibling || pin.previousElementSibling;
  pin.remove();
  changed();
  (next?.querySelector("[data-move=remove]") || document.querySelector("#front-page-words")).focus();
}

pins?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) {
    return;
  }
  event.preventDefault();
  const pin = button.closest(".pin");
  if (button.dataset.move === "remove") {
    remove(pin);
  } else {
    move(pin, button.dataset.move);
    button.focus();
  }
});

const KEYS = { ArrowUp: "up", ArrowDown: "down" };
pins?.addEventListener("keydown", (event) => {
  const act = event.altKey && KEYS[event.key];
  if (act) {
    event.preventDefault();
    move(event.target.closest(".pin"), act);
    event.target.focus();
  }
});

let dragged = null;
pins?.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".pin");
  dragged?.classList.add("pin-dragged");
  event.dataTransfer.effectAllowed = "move";
});
pins?.addEventListener("dragover", (event) => {
  const over = event.target.closest(".pin");
  if (!dragged || !over) {
    return;
  }
  event.preventDefault();
  if (over !== dragged) {
    const { top, height } = over.getBoundingClientRect();
    over[event.clientY < top + height / 2 ? "before" : "after"](dragged);
  }
});
pins?.addEventListener("drop", (event) => event.preventDefault());
pins?.addEventListener("dragend", () => {
  dragged?.classList.remove("pin-dragged");
  dragged = null;
  changed();
});
