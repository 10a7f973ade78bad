// The buttons above the text. One tab stop; arrow keys go from button to button.
import { button, panels } from "./panels.js";
import { isInTable, makeTable } from "./tables.js";
import { hasOwnWords } from "./wording.js";

const BUTTONS = [
  { label: "labelBold", sign: "B", style: "prose-bold", active: ["bold"], run: (c) => c.toggleMark("bold") },
  { label: "labelItalic", sign: "I", style: "prose-italic", active: ["italic"], run: (c) => c.toggleMark("italic") },
  { label: "labelParagraph", sign: "¶", active: ["paragraph"], run: (c) => c.setNode("paragraph") },
  {
    label: "labelH2",
    sign: "H2",
    active: ["heading", { level: 2 }],
    run: (c) => c.toggleNode("heading", "paragraph", { level: 2 }),
  },
  {
    label: "labelH3",
    sign: "H3",
    active: ["heading", { level: 3 }],
    run: (c) => c.toggleNode("heading", "paragraph", { level: 3 }),
  },
  { label: "labelQuote", sign: "❞", active: ["blockquote"], run: (c) => c.toggleWrap("blockquote") },
  { label: "labelBullets", sign: "•", active: ["bulletList"], run: (c) => c.toggleList("bulletList", "listItem") },
  { label: "labelNumbers", sign: "1.", active: ["orderedList"], run: (c) => c.toggleList("orderedList", "listItem") },
  { label: "labelLink", active: ["link"], panel: "link" },
  { label: "labelWording", isActive: hasOwnWords, panel: "wording" },
  { label: "labelTable", isActive: isInTable, panel: "table", instead: [isInTable, makeTable] },
  { label: "labelPhoto", active: ["figure"], outside: "photo" },
  { label: "labelUndo", sign: "↶", style: "arrow", run: (c) => c.undo() },
  { label: "labelRedo", sign: "↷", style: "arrow", run: (c) => c.redo() },
];

function moveAlong(bar, buttons, event) {
  const forwards = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backwards = forwards === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const step = { [forwards]: 1, [backwards]: -1 }[event.key];
  if (!step) {
    return;
  }
  event.preventDefault();
  const now = buttons.indexOf(document.activeElement);
  const next = (now + step + buttons.length) % buttons.length;
  buttons.forEach((each, place) => {
    each.tabIndex = place === next ? 0 : -1;
  });
  buttons[next].focus();
}

// A chain of commands where the caret is, the editor in focus at once: the chain's own focus waits
// for the next frame, and what is typed until then would stand where the caret was before.
function focused(editor) {
  editor.view.focus();
  return editor.chain().focus();
}

// The toolbar and its panels, in the order in which they stand above the text. `outside` has what
// buttons do that is not the editor's own.
export function toolbar(editor, labels, outside) {
  const bar = document.createElement("div");
  bar.className = "prose-toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", labels.labelToolbar);
  const rows = panels(editor, labels);
  const buttons = BUTTONS.map((known, place) => {
    const made = button(known.sign || labels[known.label], labels[known.label]);
    made.className = known.style || "";
    if (known.sign) {
      made.dir = "ltr";
    }
    made.tabIndex = place ? -1 : 0;
    made.addEventListener("click", () => {
      if (known.instead && !known.instead[0](editor)) {
        focused(editor).command(known.instead[1]).run();
      } else if (known.panel) {
        rows[known.panel].open();
      } else if (known.outside) {
        outside[known.outside]();
      } else {
        known.run(focused(editor)).run();
      }
    });
    return made;
  });
  bar.append(...buttons);
  bar.addEventListener("keydown", (event) => moveAlong(bar, buttons, event));

  const show = () => {
    BUTTONS.forEach((known, place) => {
      if (known.active || known.isActive) {
        const isActive = known.isActive?.(editor) ?? editor.isActive(...known.active);
        buttons[place].setAttribute("aria-pressed", String(isActive));
      }
    });
  };
  editor.on("transaction", show);
  show();
  return [bar, ...Object.values(rows).map(({ row }) => row)];
}
