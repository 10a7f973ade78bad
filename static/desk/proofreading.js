// The copy desk while somebody types: the cards beside the text or the list under it, the marks in
// it, the repairs.
// Without this module its buttons send the form.
import { answering } from "./answering.js";
import { findingsList } from "./findings.js";
import { going } from "./going.js";
import { linesOf } from "./lines.js";
import { margin } from "./margin.js";
import { marks } from "./marks.js";
import { showNumbers } from "./numbers.js";
import { cellsOfBody, linksOfBody, textOf } from "./plain.js";
import { reader } from "./reading.js";

const MODIFIERS = ["Control", "Alt", "Shift", "Meta"];

// Z is where it is on the keyboard, also where an Arabic letter stands on it.
function pressed(event) {
  const key = event.code === "KeyZ" ? "z" : event.key;
  return [...MODIFIERS.filter((held) => event.getModifierState(held)), key].join("+");
}

export function proofread(form, editor) {
  const section = form.querySelector("[data-copydesk]");
  const saying = section.querySelector("[data-copydesk-saying]");
  const lines = linesOf(form);
  // An input method is putting a word together, in the text or in a field.
  let isComposing = false;
  // A button of the list is held down; were the list replaced now, the press would be lost.
  let isPressed = false;
  const texts = () => {
    const body = textOf(cellsOfBody(editor.state.doc));
    const links = linksOfBody(editor.state.doc).map(({ address }) => address || "");
    const hidden = [...new Set(links)].filter((address) => address && !body.includes(address));
    return { ...lines.texts(), body, links: hidden.join("\n") };
  };
  const desk = {
    form,
    editor,
    section,
    lines,
    list: findingsList(section.querySelector("[data-findings]")),
    drawn: marks(editor),
    reading: reader(form, { texts, take, waits: () => isComposing || editor.view.composing }),
    // As they stood when the texts were read; null while nothing is known.
    found: null,
    // All safe repairs as one step, or null where that is not known.
    safe: null,
    readVersion: -1,
    isInBody: ({ field }) => field === "body" || field === "links",
    say: (words) => {
      saying.textContent = words;
    },
  };
  const { list, reading } = desk;
  const stray = () => {
    desk.say(section.dataset.sayingChanged);
    reading.read();
  };
  const places = going(desk, stray);
  desk.lay = margin(desk, places.current);
  const answers = answering(desk, stray);

  function take({ html, findings, safe, message, numbers }) {
    if (html === undefined) {
      desk.found = null;
      desk.say(message);
      return;
    }
    // Nothing is drawn into a word that is still being composed.
    if (isComposing || editor.view.composing || isPressed) {
      reading.later();
      return;
    }
    showNumbers(numbers);
    desk.found = findings;
    desk.safe = safe;
    desk.readVersion = reading.version();
    list.show(html);
    desk.drawn.draw(findings);
    lines.mark(findings);
    places.forget();
    places.follow();
    desk.lay();
  }

  section.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const place = list.placeOf(event.target);
    if (!desk.found) {
      return;
    }
    if (button && button.name in answers.run) {
      event.preventDefault();
      answers.run[button.name](button, place);
    } else if (button === answers.undoButton) {
      answers.takeBack();
    } else if (place >= 0 && event.target.closest("[data-show], p.finding-context")) {
      places.go(place);
    }
  });

  const keys = { F8: () => places.step(1), "Shift+F8": () => places.step(-1) };
  keys["Alt+Enter"] = places.toList;
  const keysInList = { Escape: places.toText };
  keysInList["Control+z"] = answers.takeBack;
  keysInList["Meta+z"] = answers.takeBack;

  const onKey = (event) => {
    const name = pressed(event);
    const run = keys[name] || (section.contains(event.target) && keysInList[name]);
    if (run && desk.found) {
      event.preventDefault();
      event.stopPropagation();
      run();
    }
  };
  // Before the editor takes the key for its own.
  form.addEventListener("keydown", onKey, { capture: true });

  const changed = () => {
    reading.changed();
    answers.changed();
  };
  editor.on("update", changed);
  editor.on("selectionUpdate", places.followLater);
  ["focusin", "keyup", "click"].forEach((name) =>
    form.addEventListener(name, places.followLater),
  );
  section.addEventListener("pointerdown", () => {
    isPressed = true;
  });
  ["pointerup", "pointercancel"].forEach((name) =>
    window.addEventListener(name, () => {
      isPressed = false;
    }),
  );
  form.addEventListener("compositionstart", () => {
    isComposing = true;
  });
  form.addEventListener("compositionend", () => {
    isComposing = false;
  });
  form.addEventListener("input", ({ target }) => lines.has(target) && changed());
  section.querySelector("[data-keys]").hidden = false;
  reading.read();
  return changed;
}
