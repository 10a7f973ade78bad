// What is done about a finding: it is repaired, left as it is, or asked again.
import { refreshMoves } from "./moves.js";
import { cellsOfBody } from "./plain.js";
import { repair } from "./repairs.js";

// `desk` is what proofreading.js puts together; `stray` is called where words are gone.
export function answering(desk, stray) {
  const { form, editor, list, lines, drawn, section, reading, say } = desk;
  const undoButton = section.querySelector("[data-undo]");
  let takeBacks = [];
  let isOurs = false;

  function forget() {
    takeBacks = [];
    if (document.activeElement === undoButton) {
      section.focus();
    }
    undoButton.hidden = true;
  }

  function ours(change) {
    isOurs = true;
    const done = change();
    isOurs = false;
    return done;
  }

  // A finding where it stands now, or null if its words are gone since it was read.
  function asItStands(place) {
    const finding = desk.found[place];
    if (finding.field !== "body" || desk.readVersion === reading.version()) {
      return finding;
    }
    const mark = drawn.placeOf(place);
    const start = cellsOfBody(editor.state.doc).findIndex(({ from }) => from === mark?.from);
    const end = start + [...finding.text].length;
    return mark && start >= 0 && finding.text ? { ...finding, start, end } : null;
  }

  // Makes changes { finding, choice } for the entries at `places`, and offers to take them back.
  function make(wanted, places) {
    takeBacks = ours(() => repair(editor, lines.fields(), wanted));
    if (!takeBacks.length) {
      forget();
      stray();
      return;
    }
    undoButton.hidden = false;
    places.forEach(list.remove);
    say(section.dataset.sayingRepaired);
    reading.read();
  }

  function takeBack() {
    const isDone = ours(() => takeBacks.map((each) => each()).some(Boolean));
    forget();
    if (isDone) {
      say(section.dataset.sayingUndone);
      reading.read();
    }
  }

  async function send(pressed, words) {
    const known = await reading.press(pressed);
    say(known?.message || words);
    if (known?.html !== undefined) {
      await refreshMoves(form).catch(() => {});
    }
  }

  const isSafe = (place) => desk.found[place].safe && list.has(place);

  function standing(place, number) {
    const finding = asItStands(place);
    return finding ? [{ finding, choice: desk.found[place].choices[number] }] : [];
  }

  // The findings that take the same answer as one of them.
  const placesOf = (place) =>
    desk.found
      .map((_finding, each) => each)
      .filter((each) => desk.found[each].card === desk.found[place].card && list.has(each));

  function leave(pressed, places) {
    desk.safe = null;
    places.forEach((place) => list.leave(desk.found[place].key));
    places.forEach(list.remove);
    send(pressed, section.dataset.sayingLeft);
  }

  function askAgain(pressed, { value }) {
    desk.safe = null;
    list.keep(value);
    send(pressed, section.dataset.sayingAsked);
  }

  const run = {
    repair: ({ value }, place) => make(standing(place, value.split(":")[1]), [place]),
    repair_all: ({ value }, place) => {
      const places = placesOf(place);
      make(
        places.flatMap((each) => standing(each, value.split(":")[1])),
        places,
      );
    },
    repair_safe: () => {
      const places = desk.found.map((_finding, place) => place).filter(isSafe);
      // What the server has worked out holds also what one repair uncovers for another; it is
      // true of the very text that was read.
      const isAsRead = desk.safe && desk.readVersion === reading.version();
      const known = () => desk.safe.map((change) => ({ finding: change, choice: change.choice }));
      make(isAsRead ? known() : places.flatMap((place) => standing(place, 0)), places);
    },
    leave_now: ({ value }, place) => leave({ leave_now: value }, [place]),
    leave_all: ({ value }, place) => leave({ leave_all: value }, placesOf(place)),
    ask_again: (button) => askAgain({ ask_again: button.value }, button),
    ask_all: (button) => askAgain({ ask_all: button.value }, button),
  };

  return {
    run,
    undoButton,
    takeBack,

    // Whoever goes on writing takes repairs back with the keyboard's undo.
    changed() {
      if (!isOurs && takeBacks.length) {
        forget();
      }
    },
  };
}
