// The buttons above the text. One tab stop; arrow keys go from button to button.

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
  { label: "labelPhoto", active: ["figure"], outside: "photo" },
  { label: "labelUndo", sign: "↶", style: "arrow", run: (c) => c.undo() },
  { label: "labelRedo", sign: "↷", style: "arrow", run: (c) => c.redo() },
];

const PANELS = {
  link: {
    fields: [{ name: "href", label: "labelAddress", type: "url", dir: "ltr" }],
    fill: (editor) => ({ href: editor.getAttributes("link").href || "" }),
    run: (chain, { href }) => {
      chain.extendMarkRange("link");
      return href ? chain.setMark("link", { href }) : chain.unsetMark("link");
    },
  },
};

function button(sign, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.setAttribute("aria-label", label);
  made.title = label;
  return made;
}

// A row of fields under the toolbar instead of a dialogue box.
function panel(editor, name, labels) {
  const { fields, fill, run } = PANELS[name];
  const row = document.createElement("div");
  row.className = "prose-panel";
  row.hidden = true;
  const inputs = fields.map((field) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    label.textContent = labels[field.label];
    input.type = field.type;
    input.dir = field.dir || editor.view.dom.dir;
    input.inputMode = field.inputMode || "";
    input.autocomplete = "off";
    label.append(input);
    return [field.name, input, label];
  });
  const done = button(labels.labelDone, labels.labelDone);
  const cancel = button(labels.labelCancel, labels.labelCancel);
  row.append(...inputs.map(([, , label]) => label), done, cancel);

  const close = () => {
    row.hidden = true;
    editor.commands.focus();
  };
  const finish = () => {
    const values = Object.fromEntries(inputs.map(([key, input]) => [key, input.value.trim()]));
    row.hidden = true;
    run(editor.chain().focus(), values).run();
  };
  done.addEventListener("click", finish);
  cancel.addEventListener("click", close);
  row.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      finish();
    } else if (event.key === "Escape") {
      close();
    }
  });
  const open = () => {
    const values = fill(editor);
    inputs.forEach(([key, input]) => {
      input.value = values[key] || "";
    });
    row.hidden = false;
    inputs[0][1].focus();
  };
  return { row, open };
}

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

// The toolbar and its panels, in the order in which they stand above the text. `outside` has what
// buttons do that is not the editor's own.
export function toolbar(editor, labels, outside) {
  const bar = document.createElement("div");
  bar.className = "prose-toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", labels.labelToolbar);
  const panels = Object.fromEntries(
    Object.keys(PANELS).map((name) => [name, panel(editor, name, labels)]),
  );
  const buttons = BUTTONS.map((known, place) => {
    const made = button(known.sign || labels[known.label], labels[known.label]);
    made.className = known.style || "";
    if (known.sign) {
      made.dir = "ltr";
    }
    made.tabIndex = place ? -1 : 0;
    made.addEventListener("click", () => {
      if (known.panel) {
        panels[known.panel].open();
      } else if (known.outside) {
        outside[known.outside]();
      } else {
        known.run(editor.chain().focus()).run();
      }
    });
    return made;
  });
  bar.append(...buttons);
  bar.addEventListener("keydown", (event) => moveAlong(bar, buttons, event));

  const show = () => {
    BUTTONS.forEach((known, place) => {
      if (known.active) {
        buttons[place].setAttribute("aria-pressed", String(editor.isActive(...known.active)));
      }
    });
  };
  editor.on("transaction", show);
  show();
  return [bar, ...Object.values(panels).map(({ row }) => row)];
}
