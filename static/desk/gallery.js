// The gallery: photos added from the library, put in order by dragging or with buttons. Without
// this module their numbers and places are typed.
import { thumbnail } from "./picker.js";

export function gallery(group, pick, changed) {
  const said = group.dataset;
  const list = group.querySelector(".gallery-rows");
  const saying = group.querySelector("[data-gallery-saying]");
  const rows = () => [...list.children];
  const field = (row, name) => row.querySelector(`[name=gallery_${name}]`);
  const pattern = rows().at(-1).cloneNode(true);

  const number = () =>
    rows().forEach((row, place) => {
      field(row, "position").value = place + 1;
    });

  const say = (words, row) => {
    saying.textContent = words
      .replace("{photo}", field(row, "photo").value)
      .replace("{place}", rows().indexOf(row) + 1)
      .replace("{all}", rows().length);
  };

  const moved = (row) => {
    number();
    changed();
    say(said.sayingPlace, row);
  };

  const up = (row) => row.previousElementSibling && row.previousElementSibling.before(row);
  const down = (row) => row.nextElementSibling && row.nextElementSibling.after(row);

  function button(sign, words, run) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.title = words;
    made.addEventListener("click", () => run(made));
    return made;
  }

  function equip(row) {
    const photo = field(row, "photo").value;
    row.querySelector(".gallery-plain").hidden = true;
    const step = (way) => (pressed) => {
      way(row);
      moved(row);
      pressed.focus();
    };
    const buttons = [
      ["↑", said.labelUp, step(up)],
      ["↓", said.labelDown, step(down)],
      ["×", said.labelRemove, () => remove(row)],
    ].map(([sign, words, run]) => {
      const made = button(sign, words, run);
      made.setAttribute("aria-label", `${words} #${photo}`);
      return made;
    });
    const bar = document.createElement("div");
    bar.className = "gallery-buttons";
    bar.append(handle(row), ...buttons);
    row.append(bar);
  }

  function remove(row) {
    const next = row.nextElementSibling || row.previousElementSibling;
    say(said.sayingRemoved, row);
    row.remove();
    number();
    changed();
    (next?.querySelector(".gallery-buttons button") || add).focus();
  }

  // By pointer, so that a finger can drag as well as a mouse.
  function handle(row) {
    const made = document.createElement("span");
    made.className = "gallery-handle";
    made.textContent = "⠿";
    made.title = said.labelDrag;
    made.setAttribute("aria-hidden", "true");
    let order = "";
    const isOver = (other, y) => {
      const { top, bottom } = other.getBoundingClientRect();
      return other !== row && y > top && y < bottom;
    };
    made.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      order = rows().indexOf(row);
      row.classList.add("gallery-row-dragged");
      // What is under way is listened for on the page: moving the row would lose a capture.
      const along = ({ clientY }) => {
        const over = rows().find((other) => isOver(other, clientY));
        if (over) {
          const isBelow = rows().indexOf(over) > rows().indexOf(row);
          over[isBelow ? "after" : "before"](row);
        }
      };
      const end = () => {
        document.removeEventListener("pointermove", along);
        document.removeEventListener("pointerup", end);
        document.removeEventListener("pointercancel", end);
        row.classList.remove("gallery-row-dragged");
        if (rows().indexOf(row) !== order) {
          moved(row);
        }
      };
      document.addEventListener("pointermove", along);
      document.addEventListener("pointerup", end);
      document.addEventListener("pointercancel", end);
    });
    return made;
  }

  function take(photo) {
    pick.remember(photo);
    let row = rows().find((known) => field(known, "photo").value === String(photo.number));
    if (!row) {
      row = pattern.cloneNode(true);
      field(row, "photo").value = photo.number;
      field(row, "caption").placeholder = photo.caption;
      row.querySelector(".thumbnail").replaceWith(thumbnail(photo));
      row.querySelector(".gallery-name bdi").textContent = photo.description;
      list.append(row);
      equip(row);
    }
    moved(row);
    field(row, "caption").focus();
  }

  rows()
    .filter((row) => !field(row, "photo").value)
    .forEach((row) => row.remove());
  rows().forEach(equip);
  number();
  const add = button(said.labelAdd, said.labelAdd, () => pick.open(take));
  list.after(add);
}
