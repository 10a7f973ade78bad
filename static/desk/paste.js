// What is pasted, as the writer saw it: one step before the editor reads it. The server cleans
// whatever is saved once more and has the last word.
import { Extension, Plugin, pm } from "../django_prose_editor/editor.js";
import * as blocks from "./paste/blocks.js";
import { reader, writeDirections } from "./paste/directions.js";
import { mendLists } from "./paste/lists.js";
import { isDeleted, isHidden, parsed } from "./paste/styles.js";
import { lines, quotes, rewriteMarks, signs } from "./paste/words.js";

const { PluginKey } = pm.state;
const { Slice } = pm.model;
const EMBEDDED = "iframe, video, audio, embed, object, applet";
const NEVER =
  "script, style, meta, link, title, base, template, noscript, map, svg, math, canvas, input, " +
  "select, textarea, datalist, colgroup, col";
const KEPT_ATTRIBUTES = ["dir", "lang", "href", "colspan", "rowspan", "start"];
const isInline = (element) =>
  !blocks.isBlock(element) && !["BR", "BDI", "BODY"].includes(element.tagName) &&
  element.dataset.made === undefined && element.dataset.foreign === undefined;

// `html` as the editor is to read it, and how much of what was `left` behind.
export function readable(html, story) {
  const left = { links: 0, embedded: 0, struck: 0, pictures: 0 };
  const { body } = parsed(html);
  // The editor's own text comes back as it went.
  if (body.querySelector("[data-pm-slice]")) {
    return { html, left };
  }
  leaveOut(body, left);
  signs(body, left);
  quotes(body, story);
  mendLists(body);
  lines(body);
  blocks.nameBlocks(body);
  blocks.mendTables(body);
  const directions = reader(html, story);
  const found = directions.read(body);
  directions.markWords(body, isInline);
  rewriteMarks(body, isInline, left);
  writeDirections(body, found);
  blocks.flattenCells(body);
  blocks.splitParagraphs(body);
  blocks.dropEmpty(body);
  blocks.nameParagraphs(body);
  tidyAttributes(body);
  return { html: body.innerHTML, left };
}

function leaveOut(body, left) {
  left.embedded += body.querySelectorAll(EMBEDDED).length;
  body.querySelectorAll(`${EMBEDDED}, ${NEVER}`).forEach((element) => element.remove());
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) {
    comments.push(walker.currentNode);
  }
  comments.forEach((comment) => comment.remove());
  body.querySelectorAll("*").forEach((element) => {
    if (!body.contains(element)) {
      return;
    }
    if (isHidden(element)) {
      element.remove();
    } else if (isDeleted(element)) {
      left.struck += element.textContent.trim() ? 1 : 0;
      element.remove();
    }
  });
}

function tidyAttributes(body) {
  body.querySelectorAll("*").forEach((element) => {
    [...element.attributes].forEach(({ name, value }) => {
      const isKept = KEPT_ATTRIBUTES.includes(name) && value && (name !== "href" || element.tagName === "A");
      if (!isKept || (name === "start" && !/^\d{1,6}$/.test(value))) {
        element.removeAttribute(name);
      }
    });
  });
}

// The extension that does it; `sayings` are what to say of what was left behind, by kind, with
// {count} in them.
export function pasting(story, tell, sayings) {
  let left = {};
  const say = () => {
    const lost = Object.entries(left).filter(([, count]) => count);
    tell([]);
    if (lost.length) {
      const words = ([kind, count]) => sayings[kind].replace("{count}", count);
      tell(lost.map((each) => ({ kind: "notice", words: words(each) })));
    }
    left = {};
    return false;
  };
  return Extension.create({
    name: "pasting",
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey("pasting"),
        props: {
          transformPastedHTML(html) {
            const made = readable(html, story);
            ({ left } = made);
            return made.html;
          },
          transformPasted: standingAlone,
          handlePaste: say,
          handleDrop: say,
        },
      }),
    ],
  });
}

// A block with a direction or language of its own does not run into the one with the caret, which
// would take both from it.
function standingAlone(slice) {
  const { content, openStart, openEnd } = slice;
  const isOwn = (node) => Boolean(node?.isBlock && (node.attrs.dir || node.attrs.lang));
  const start = isOwn(content.firstChild) ? 0 : openStart;
  const end = isOwn(content.lastChild) ? 0 : openEnd;
  return start === openStart && end === openEnd ? slice : new Slice(content, start, end);
}
