// The text field as a rich-text editor. Without this module it stays a plain text field.
import { Editor } from "../django_prose_editor/editor.js";
import { pasting } from "./paste.js";
import { afterBlock, figureOf, sayingBox, withPictures } from "./pictures.js";
import { extensions } from "./schema.js";
import { toolbar } from "./toolbar.js";

const PAUSE = 300;
const PARAGRAPHS = /\n[ \t]*\n/;

// The server shows a text of nothing but paragraphs as plain text; this is the way back.
function paragraphs(text) {
  return text
    .split(PARAGRAPHS)
    .map((piece) => piece.trim())
    .filter(Boolean)
    .map((piece) => {
      const paragraph = document.createElement("p");
      piece.split("\n").forEach((line, place) => {
        if (place) {
          paragraph.append(document.createElement("br"));
        }
        paragraph.append(line);
      });
      return paragraph.outerHTML;
    })
    .join("");
}

// Without the blank lines that stand between blocks for whoever writes HTML by hand
// (articles/admin/body.py).
function unparted(html) {
  return html.replace(/(<\/(?:p|h2|h3|blockquote|[uo]l|figure|table|tr|caption)>)\n\n(?=<)/g, "$1");
}

// Takes over the field inside `holder`; `onChange` is called after every change, `pick` is the
// photo library.
export function takeOver(holder, onChange, pick) {
  const field = holder.querySelector("textarea");
  const format = holder.querySelector("[name=body_format]");
  const html = format.value === "html" ? unparted(field.value) : paragraphs(field.value);
  const place = document.createElement("div");
  field.after(place);
  const { box, tell } = sayingBox();
  let waiting = 0;

  const editor = new Editor({
    element: place,
    extensions: [
      ...withPictures(extensions, pick, tell),
      pasting({ language: field.lang, direction: field.dir }, tell, {
        links: holder.dataset.leftLinks,
        embedded: holder.dataset.leftEmbedded,
        struck: holder.dataset.leftStruck,
        pictures: pick.said.sayingForeign,
      }),
    ],
    injectCSS: false,
    // A sign that is typed stays a sign: no emphasis by _ and *, no list by a dash.
    enableInputRules: false,
    enablePasteRules: false,
    content: html,
    editorProps: {
      attributes: {
        class: "prose-field",
        lang: field.lang,
        dir: field.dir,
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": holder.dataset.labelText,
        spellcheck: "false",
      },
    },
    onUpdate: () => {
      clearTimeout(waiting);
      waiting = setTimeout(write, PAUSE);
      onChange();
    },
  });

  function write() {
    clearTimeout(waiting);
    waiting = 0;
    field.value = editor.isEmpty ? "" : editor.getHTML();
  }

  // To write out a long text takes longer than a keystroke may: the field has it after a pause,
  // and at once where the form is read, by a button or by autosave.
  field.form.addEventListener("formdata", ({ formData }) => {
    if (waiting) {
      write();
      formData.set(field.name, field.value);
    }
  });
  window.addEventListener("pagehide", () => waiting && write());

  // Until something is changed the text goes back exactly as it came.
  field.value = html;
  format.value = "html";
  field.hidden = true;
  holder.querySelector("label").addEventListener("click", () => editor.commands.focus());
  const insertPhoto = () =>
    pick.open((photo, lines) => {
      pick.remember(photo);
      tell(lines);
      const { state, view } = editor;
      const at = afterBlock(state.doc, state.selection.from);
      view.dispatch(state.tr.insert(at, figureOf(state.schema, photo)));
      editor.commands.focus();
    });
  place.before(...toolbar(editor, holder.dataset, { photo: insertPhoto }), box);
  return editor;
}
