// The direction and language of a block of words, where they are not the story's.
import { BLOCKS } from "./schema.js";

const LEFTWARDS = ["ar", "ckb", "fa", "he", "syr", "ur"];

export const DIRECTIONS = [
  { value: "", label: "labelAsStory" },
  { value: "rtl", label: "labelToTheLeft" },
  { value: "ltr", label: "labelToTheRight" },
];
// Each by its own name.
export const LANGUAGES = [
  { value: "", label: "labelAsStory" },
  ...Object.entries({
    ar: "العربية",
    ckb: "سۆرانی",
    kmr: "Kurmancî",
    zza: "Zazakî",
    en: "English",
    tr: "Türkçe",
    fa: "فارسی",
    syr: "ܣܘܪܝܝܐ",
    hy: "Հայերեն",
    he: "עברית",
    el: "Ελληνικά",
    fr: "Français",
    de: "Deutsch",
    es: "Español",
    it: "Italiano",
    nl: "Nederlands",
    sv: "Svenska",
    ru: "Русский",
    ur: "اردو",
  }).map(([value, words]) => ({ value, words })),
];

const primary = (language) => (language || "").split("-")[0].toLowerCase();

// The direction in which a language is written; nothing for that of the story.
export function directionOf(language) {
  return language ? (LEFTWARDS.includes(language) ? "rtl" : "ltr") : "";
}

// The blocks of words in the selection, each with its place: an item of a list instead of the
// paragraph in it, so that its mark stands on the right side.
function chosen({ doc, selection }) {
  const found = new Map();
  doc.nodesBetween(selection.from, selection.to, (node, position) => {
    if (!node.isTextblock || !BLOCKS.includes(node.type.name)) {
      return;
    }
    const around = doc.resolve(position);
    const isItem = around.parent.type.name === "listItem";
    found.set(isItem ? around.before() : position, isItem ? around.parent : node);
    if (isItem && (node.attrs.dir || node.attrs.lang)) {
      found.set(position, node);
    }
  });
  return found;
}

// What the first block of the selection says of itself.
export function wordingOf(editor) {
  const [node] = chosen(editor.state).values();
  const known = LANGUAGES.some(({ value }) => value === primary(node?.attrs.lang));
  return { dir: node?.attrs.dir || "", lang: known ? primary(node?.attrs.lang) : "" };
}

export function hasOwnWords(editor) {
  return [...chosen(editor.state).values()].some(({ attrs }) => attrs.dir || attrs.lang);
}

export function setWording({ dir, lang }) {
  return ({ tr, dispatch }) => {
    const blocks = chosen({ doc: tr.doc, selection: tr.selection });
    if (dispatch) {
      blocks.forEach((node, position) => {
        const isInItem = tr.doc.resolve(position).parent.type.name === "listItem";
        const attrs = isInItem ? { dir: null, lang: null } : { dir: dir || null, lang: lang || null };
        tr.setNodeMarkup(position, undefined, { ...node.attrs, ...attrs });
      });
    }
    return blocks.size > 0;
  };
}
