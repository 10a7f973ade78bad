// The lead photo, chosen from the library. Without this module it is one of a list, or a number.
import { described, thumbnail } from "./picker.js";
import { linesOf } from "./upload.js";

export function leadPhoto(group, pick, changed) {
  const plain = group.querySelector(".more-photos");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = pick.said.labelChoose;
  const saying = document.createElement("div");
  saying.setAttribute("role", "status");
  plain.before(button, saying);
  plain.hidden = true;

  button.addEventListener("click", () =>
    pick.open((photo, lines) => {
      pick.remember(photo);
      choose(photo);
      saying.replaceChildren(linesOf(lines));
      changed();
      button.focus();
    }),
  );

  function choose(photo) {
    const found = [...group.querySelectorAll("[name=lead_photo]")].find(
      ({ value }) => value === String(photo.number),
    );
    const label = found?.closest("label") || made(photo);
    button.before(label);
    label.querySelector("input").checked = true;
    suggest(label);
  }

  group.addEventListener("change", () => suggest());
  suggest();

  // The photo's own words are what readers get where the text has none of its own.
  function suggest() {
    const { alt = "", caption = "", credit = "" } =
      group.querySelector("[name=lead_photo]:checked")?.closest("label").dataset || {};
    document.querySelector("[name=lead_alt]").placeholder = alt;
    document.querySelector("[name=lead_caption]").placeholder = caption;
    document.querySelector("[name=photo_credit]").placeholder = credit;
  }
}

function made(photo) {
  const label = document.createElement("label");
  label.className = "photo";
  label.dataset.alt = photo.alt;
  label.dataset.caption = photo.caption;
  label.dataset.credit = photo.credit;
  const radio = document.createElement("input");
  radio.type = "radio";
  radio.name = "lead_photo";
  radio.value = photo.number;
  label.append(radio, " ", thumbnail(photo), " ", described(photo));
  return label;
}
