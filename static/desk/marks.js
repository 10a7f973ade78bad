// The copy desk's marks in the text: drawn over it, moved along with it, never stored.
import { pm } from "../django_prose_editor/editor.js";
import { cellsOfBody, linksOfBody, rangeOf } from "./plain.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const MARKS = new PluginKey("copydesk");

const plugin = new Plugin({
  key: MARKS,
  state: {
    init: () => DecorationSet.empty,
    apply: (transaction, marks) =>
      transaction.getMeta(MARKS) || marks.map(transaction.mapping, transaction.doc),
  },
  props: { decorations: (state) => MARKS.getState(state) },
});

// A mark has to be seen, so an empty place takes in the letter before or after it.
function visible(range, cells, start) {
  if (range && range.from === range.to) {
    return rangeOf(cells, Math.max(0, start - 1), start) || rangeOf(cells, start, start + 1);
  }
  return range;
}

function marksOf(body, found) {
  const cells = cellsOfBody(body);
  const links = linksOfBody(body);
  return found.flatMap((finding, place) => {
    if (finding.field === "links") {
      // What was found in an address is shown at the words that lead there.
      const link = links.find(({ address }) => address?.includes(finding.text));
      return link ? [mark({ ...link, finding, place })] : [];
    }
    const range = visible(rangeOf(cells, finding.start, finding.end), cells, finding.start);
    return finding.field === "body" && range ? [mark({ ...range, finding, place })] : [];
  });
}

function mark({ from, to, finding, place, current }) {
  const here = place === current ? " found-now" : "";
  const seen = { class: `found found-${finding.severity}${here}` };
  return Decoration.inline(from, to, seen, { place, finding });
}

export function marks(editor) {
  editor.registerPlugin(plugin);
  const set = () => MARKS.getState(editor.state);
  const show = (decorations) => {
    const made = DecorationSet.create(editor.state.doc, decorations);
    editor.view.dispatch(editor.state.tr.setMeta(MARKS, made).setMeta("addToHistory", false));
  };

  return {
    // Draws the findings anew, in the text for which they were found.
    draw: (found) => show(marksOf(editor.state.doc, found)),

    // Makes one finding of the list the current one, where the marks stand now.
    point: (current) =>
      show(
        set()
          .find()
          .map(({ from, to, spec }) => mark({ from, to, ...spec, current })),
      ),

    // Where a finding stands now, or undefined when its words are gone.
    placeOf: (place) => set().find(undefined, undefined, (spec) => spec.place === place)[0],

    // The findings of the list in whose words the cursor stands, the narrowest first.
    atCursor() {
      const { from, to } = editor.state.selection;
      return set()
        .find(from, to)
        .sort((one, other) => one.to - one.from - (other.to - other.from))
        .map(({ spec }) => spec.place);
    },
  };
}
