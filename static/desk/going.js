// From the list of findings to their words and back; one finding at a time is the current one.

const AFTER_MOVING = 150;

// `desk` is what proofreading.js puts together; `stray` is called where words are gone.
export function going(desk, stray) {
  const { editor, list, lines, drawn, section, say } = desk;
  let current = -1;
  let timer = 0;

  function point(place) {
    current = place;
    drawn.point(current);
    list.point(current);
    if (current >= 0 && !section.contains(document.activeElement)) {
      list.open(current);
    }
    desk.lay?.();
  }

  function selectInBody(mark) {
    editor.chain().focus(null, { scrollIntoView: false }).setTextSelection(mark).run();
    const { node } = editor.view.domAtPos(mark.from);
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    element.scrollIntoView({ block: "center" });
  }

  function go(place) {
    const finding = desk.found[place];
    const isInBody = desk.isInBody(finding);
    const mark = isInBody && drawn.placeOf(place);
    if (mark) {
      selectInBody(mark);
    } else if (isInBody || !lines.select(finding)) {
      stray();
      return;
    }
    point(place);
    say(`${place + 1}/${desk.found.length} · ${list.wordsOf(place)}`);
  }

  // In the text, the first finding after the cursor or the last before it; else the list's.
  function nearest(standing, by) {
    const { from } = editor.state.selection;
    const isBeyond = (place) => {
      const mark = editor.isFocused && drawn.placeOf(place);
      return mark && (by > 0 ? mark.from >= from : mark.to <= from);
    };
    const near = by > 0 ? standing.find(isBeyond) : standing.findLast(isBeyond);
    return near ?? standing.at(by > 0 ? 0 : -1);
  }

  function step(by) {
    const standing = desk.found.map((_finding, place) => place).filter(list.has);
    if (!standing.length) {
      say(section.dataset.sayingNone);
      return;
    }
    const now = standing.indexOf(current);
    const next = standing.at((now + by) % standing.length);
    go(now < 0 ? nearest(standing, by) : next);
  }

  function placeAtCursor() {
    if (editor.isFocused) {
      const here = drawn.atCursor();
      return here.includes(current) ? current : (here[0] ?? -1);
    }
    const inList = list.placeOf(document.activeElement);
    return inList < 0 ? (lines.atCursor(desk.found) ?? current) : inList;
  }

  function follow() {
    const place = desk.found ? placeAtCursor() : -1;
    if (place !== current) {
      point(place);
    }
  }

  return {
    go,
    step,
    follow,

    // Not in the way of a keystroke.
    followLater() {
      clearTimeout(timer);
      timer = setTimeout(follow, AFTER_MOVING);
    },

    forget() {
      current = -1;
    },

    toList: () => list.has(current) && list.focus(current),
    current: () => current,
    toText: () => list.has(current) && go(current),
  };
}
