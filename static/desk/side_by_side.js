// A translation and its source, paragraph by paragraph: the source scrolls along with the text
// beside it, and shows the paragraph in which the cursor stands. Without it each scrolls by itself.
const WORDS = ":scope > :not(.prose-kicker, .prose-headline, .prose-standfirst)";

// The place in `count` blocks that belongs to a place in others, in fractions of a block.
export function counterpart(place, of, count) {
  return of === count || !of ? Math.min(place, count) : (place * count) / of;
}

function blocksOf(source) {
  const shown = [...source.querySelectorAll(".comparison, .prose")].find((each) =>
    each.checkVisibility(),
  );
  if (!shown) {
    return [];
  }
  const isCompared = shown.classList.contains("comparison");
  return [...shown.querySelectorAll(isCompared ? ".comparison-block" : WORDS)];
}

// How many blocks lie above a line of the window, the one that it cuts by its part; -1 above all.
function placeAt(blocks, line) {
  const first = blocks[0]?.getBoundingClientRect();
  if (!first || first.top > line) {
    return -1;
  }
  const place = blocks.findLastIndex((block) => block.getBoundingClientRect().top <= line);
  const { top, height } = blocks[place].getBoundingClientRect();
  return place + Math.min(1, (line - top) / (height || 1));
}

export function sideBySide(source, editor) {
  if (!source) {
    return;
  }
  const own = () => [...editor.view.dom.children];
  let waiting = 0;

  function follow() {
    waiting = 0;
    const isBeside = source.open && getComputedStyle(source).position === "sticky";
    const theirs = isBeside ? blocksOf(source) : [];
    if (!theirs.length) {
      return;
    }
    const { top, height } = source.getBoundingClientRect();
    const line = top + height / 3;
    const blocks = own();
    const place = placeAt(blocks, line);
    if (place < 0) {
      source.scrollTop = 0;
      return;
    }
    const wanted = counterpart(place, blocks.length, theirs.length);
    const block = theirs[Math.min(Math.floor(wanted), theirs.length - 1)].getBoundingClientRect();
    source.scrollTop += block.top + (wanted - Math.floor(wanted)) * block.height - line;
  }

  function point() {
    const { $from } = editor.state.selection;
    const theirs = blocksOf(source);
    const wanted = Math.floor(counterpart($from.index(0), own().length, theirs.length));
    theirs.forEach((block, place) => {
      block.classList.toggle("source-now", editor.isFocused && place === wanted);
    });
  }

  window.addEventListener(
    "scroll",
    () => {
      waiting = waiting || requestAnimationFrame(follow);
    },
    { passive: true },
  );
  editor.on("selectionUpdate", point);
  editor.on("blur", point);
}
