// Rows of fields under the toolbar instead of dialogue boxes.
import { mended } from "./addresses.js";
import { CHANGES } from "./tables.js";
import { DIRECTIONS, LANGUAGES, directionOf, setWording, wordingOf } from "./wording.js";

// `run` changes the text and gives nothing, or the name of what to say against the values.
const PANELS = {
  link: {
    fields: [{ name: "href", label: "labelAddress", inputMode: "url", dir: "ltr" }],
    fill: (editor) => ({ href: editor.getAttributes("link").href || "" }),
    run(chain, { href }, editor) {
      const address = href && mended(href);
      if (address === null) {
        return "sayingAddress";
      }
      const isNew = address && editor.state.selection.empty && !editor.isActive("link");
      if (isNew) {
        const marks = [{ type: "link", attrs: { href: address } }];
        chain.insertContent({ type: "text", text: href, marks }).run();
      } else {
        chain.extendMarkRange("link");
        (address ? chain.setMark("link", { href: address }) : chain.unsetMark("link")).run();
      }
      return undefined;
    },
  },
  wording: {
    fields: [
      { name: "lang", label: "labelLanguage", options: LANGUAGES },
      { name: "dir", label: "labelDirection", options: DIRECTIONS },
    ],
    fill: wordingOf,
    // Who names the language has named the direction, but for the last word.
    changed(inputs, name, editor) {
      if (name === "lang") {
        const direction = directionOf(inputs.lang.value);
        inputs.dir.value = direction === editor.view.dom.dir ? "" : direction;
      }
    },
    run: (chain, values) => chain.command(setWording(values)).run() && undefined,
  },
  table: {
    fields: [],
    buttons: [
      ["labelRowAfter", CHANGES.rowAfter],
      ["labelColumnAfter", CHANGES.columnAfter],
      ["labelHeads", CHANGES.heads],
      ["labelRowAway", CHANGES.rowAway],
      ["labelColumnAway", CHANGES.columnAway],
      ["labelTableAway", CHANGES.tableAway],
    ],
    fill: () => ({}),
    run: () => undefined,
  },
};

export function button(sign, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.setAttribute("aria-label", label);
  made.title = label;
  return made;
}

function chooser(options, labels) {
  const made = document.createElement("select");
  options.forEach(({ value, label, words }) => {
    const option = document.createElement("option");
    option.value = value;
    option.textContent = words || labels[label];
    if (words) {
      option.lang = value;
    }
    made.append(option);
  });
  return made;
}

function field(known, labels, editor) {
  const label = document.createElement("label");
  label.textContent = labels[known.label];
  const input = known.options ? chooser(known.options, labels) : document.createElement("input");
  if (!known.options) {
    input.type = "text";
    input.dir = known.dir || editor.view.dom.dir;
    input.inputMode = known.inputMode || "";
    input.autocomplete = "off";
  }
  label.append(input);
  return { label, input };
}

// Every panel by name: its row, and what opens it.
export function panels(editor, labels) {
  return Object.fromEntries(
    Object.entries(PANELS).map(([name, known]) => [name, panel(editor, known, labels)]),
  );
}

function panel(editor, { fields, buttons = [], fill, changed, run }, labels) {
  const row = document.createElement("div");
  row.className = "prose-panel";
  row.hidden = true;
  const made = fields.map((known) => [known.name, field(known, labels, editor)]);
  const inputs = Object.fromEntries(made.map(([key, { input }]) => [key, input]));
  const extra = buttons.map(([label, command]) => {
    const pressed = button(labels[label], labels[label]);
    pressed.addEventListener("click", () => editor.chain().command(command).run());
    return pressed;
  });
  const done = button(labels.labelDone, labels.labelDone);
  const cancel = button(labels.labelCancel, labels.labelCancel);
  const against = document.createElement("p");
  against.className = "wrong";
  against.setAttribute("role", "alert");
  row.append(...made.map(([, { label }]) => label), ...extra, done);
  row.append(...(fields.length ? [cancel] : []), against);

  const close = () => {
    row.hidden = true;
    editor.view.focus();
  };
  const finish = () => {
    const values = Object.entries(inputs).map(([key, input]) => [key, input.value.trim()]);
    const saying = run(editor.chain().focus(), Object.fromEntries(values), editor);
    against.textContent = saying ? labels[saying] : "";
    row.hidden = !saying;
    if (saying) {
      made[0][1].input.focus();
    } else {
      editor.view.focus();
    }
  };
  done.addEventListener("click", finish);
  cancel.addEventListener("click", close);
  row.addEventListener("change", ({ target }) => {
    const name = Object.keys(inputs).find((key) => inputs[key] === target);
    changed?.(inputs, name, editor);
  });
  row.addEventListener("keydown", (event) => {
    const isField = Object.values(inputs).includes(event.target);
    if (event.key === "Enter" && isField) {
      event.preventDefault();
      finish();
    } else if (event.key === "Escape") {
      close();
    }
  });
  const open = () => {
    const values = fill(editor);
    Object.entries(inputs).forEach(([key, input]) => {
      input.value = values[key] || "";
    });
    against.textContent = "";
    row.hidden = false;
    row.querySelector("input, select, button").focus();
  };
  return { row, open };
}
