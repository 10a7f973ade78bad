// What a story's text may hold: the same list as articles/text/sanitize.py, which has the last word.
import {
  Blockquote,
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Extension,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  Italic,
  ListItem,
  Mark,
  Node,
  OrderedList,
  Paragraph,
  Subscript,
  Superscript,
  Text,
} from "../django_prose_editor/editor.js";
import { tables } from "./tables.js";

const kept = (name) => ({
  default: null,
  parseHTML: (element) => element.getAttribute(name),
  renderHTML: (attributes) => (attributes[name] ? { [name]: attributes[name] } : {}),
});

// What may have a language and a direction of its own.
export const BLOCKS = [
  "paragraph",
  "heading",
  "blockquote",
  "listItem",
  "bulletList",
  "orderedList",
  "table",
  "tableCaption",
  "tableCell",
  "tableHeader",
];

// A quotation in another language keeps its language and direction.
const Languages = Extension.create({
  name: "languages",
  addGlobalAttributes() {
    return [
      {
        types: BLOCKS,
        attributes: { lang: kept("lang"), dir: kept("dir") },
      },
    ];
  },
});

const Span = Mark.create({
  name: "span",
  addAttributes: () => ({ lang: kept("lang"), dir: kept("dir") }),
  parseHTML: () => [{ tag: "span[lang]" }, { tag: "span[dir]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

const Bdi = Mark.create({
  name: "bdi",
  addAttributes: () => ({ lang: kept("lang"), dir: kept("dir") }),
  parseHTML: () => [{ tag: "bdi" }],
  renderHTML: ({ HTMLAttributes }) => ["bdi", HTMLAttributes, 0],
});

const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: kept("href") }),
  parseHTML: () => [{ tag: "a[href]" }],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});

// Without the kinds of numbers that readers would not get.
const Numbered = OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element) => Number(element.getAttribute("start")) || 1,
      renderHTML: ({ start }) => (start === 1 ? {} : { start }),
    },
  }),
  addNodeView: () => null,
  renderHTML: ({ HTMLAttributes }) => ["ol", HTMLAttributes, 0],
});

// A picture is a photo's number, never an address.
const Figure = Node.create({
  name: "figure",
  group: "block",
  content: "figcaption",
  isolating: true,
  draggable: true,
  addAttributes: () => ({ "data-photo": kept("data-photo") }),
  parseHTML: () => [{ tag: "figure[data-photo]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, 0],
});

const Caption = Node.create({
  name: "figcaption",
  content: "text*",
  marks: "",
  defining: true,
  parseHTML: () => [{ tag: "figcaption" }],
  renderHTML: () => ["figcaption", 0],
});

export const extensions = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  History,
  Dropcursor,
  Gapcursor,
  Bold,
  Italic,
  Heading.configure({ levels: [2, 3] }),
  Blockquote,
  BulletList,
  Numbered,
  ListItem,
  ...tables,
  Languages,
  Superscript,
  Subscript,
  Link,
  Span,
  Bdi,
  Figure,
  Caption,
];
