// Passages of which something is said, marked in the text: a press shows what is said, and the
// place of a comment leads to its words. Without this module both are plain links.
import { pm } from "../django_prose_editor/editor.js";
import { cellsOfBody, rangeOf } from "./plain.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const MARKS = new PluginKey("talk");

function drawn(doc, links) {
  const cells = cellsOfBody(doc);
  return links.flatMap(({ dataset }) => {
    const range = dataset.start && rangeOf(cells, Number(dataset.start), Number(dataset.end));
    const seen = { class: "talked", "data-said": dataset.said };
    return range ? [Decoration.inline(range.from, range.to, seen, { said: dataset.said })] : [];
  });
}

function show(said) {
  document.querySelectorAll(".talk-now").forEach((each) => each.classList.remove("talk-now"));
  const thread = document.querySelector(`#said-${said}`);
  thread?.classList.add("talk-now");
  thread?.scrollIntoView({ block: "nearest" });
}

// Of a form whose text is not the saved one nothing is known of where its passages stand.
export function talkMarks(form, editor) {
  const links = [...form.querySelectorAll(".talk-marks [data-said]")];
  if (!links.length || "typed" in form.dataset) {
    return;
  }
  const plugin = new Plugin({
    key: MARKS,
    state: {
      init: (_config, { doc }) => DecorationSet.create(doc, drawn(doc, links)),
      apply: (transaction, marks) => marks.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => MARKS.getState(state) },
  });
  editor.registerPlugin(plugin);
  editor.view.dom.addEventListener("click", ({ target }) => {
    const said = target.closest(".talked")?.dataset.said;
    if (said) {
      show(said);
    }
  });

  function goTo(link) {
    const { said, part } = link.dataset;
    const [mark] = MARKS.getState(editor.state).find(undefined, undefined, (spec) => spec.said === said);
    if (mark) {
      editor.chain().focus(null, { scrollIntoView: false }).setTextSelection(mark).run();
      const { node } = editor.view.domAtPos(mark.from);
      (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).scrollIntoView({ block: "center" });
      return true;
    }
    const field = form.elements[part];
    if (part !== "body" && field instanceof HTMLTextAreaElement) {
      field.focus();
      return true;
    }
    return false;
  }

  document.addEventListener("click", (event) => {
    const [, said] = event.target.closest("a")?.hash.match(/^#at-(\d+)$/) || [];
    const link = said && links.find(({ dataset }) => dataset.said === said);
    if (link && goTo(link)) {
      event.preventDefault();
    }
  });
}
