// The blocks of pasted HTML: what parts words on the screen parts them here.
import { style } from "./styles.js";

export const KEPT = ["P", "H2", "H3", "BLOCKQUOTE", "UL", "OL", "LI", "DIV"];
export const TABLE = ["TABLE", "CAPTION", "TBODY", "TR", "TH", "TD"];
const BLOCKS = new Set([
  ...KEPT,
  ...TABLE,
  ..."ADDRESS ARTICLE ASIDE CENTER DD DETAILS DIALOG DL DT FIELDSET FIGCAPTION FIGURE FOOTER".split(" "),
  ..."FORM H1 H4 H5 H6 HEADER HGROUP LEGEND MAIN MENU NAV OPTION PRE SECTION SUMMARY".split(" "),
  ..."THEAD TFOOT COLGROUP COL HR".split(" "),
]);
const HEADINGS = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" };
const SPACE = /^[\s\u00a0]*$/;
const MOST_SPANNED = 50;

export const isBlock = (element) => BLOCKS.has(element.tagName);
export const isEmpty = (element) => SPACE.test(element.textContent);

function renamed(element, name) {
  const made = element.ownerDocument.createElement(name);
  [...element.attributes].forEach(({ name: key, value }) => made.setAttribute(key, value));
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

// Headings, captions and whatever else is a block get the names that the schema knows.
export function nameBlocks(body) {
  body.querySelectorAll("*").forEach((element) => {
    const name = element.tagName;
    const isHeading = element.getAttribute("role") === "heading" && ["P", "DIV", "SPAN"].includes(name);
    if (HEADINGS[name]) {
      renamed(element, HEADINGS[name]);
    } else if (isHeading) {
      renamed(element, Number(element.getAttribute("aria-level")) > 2 ? "h3" : "h2");
    } else if (name === "HR") {
      element.remove();
    } else if (name === "FIGCAPTION" || name === "CAPTION" && !element.closest("table")) {
      renamed(element, "p");
    } else if (name === "MENU") {
      renamed(element, "ul");
    } else if (isBlock(element)) {
      if (!KEPT.includes(name) && !TABLE.includes(name) && name !== "THEAD" && name !== "TFOOT") {
        renamed(element, "div");
      }
    } else if (/^(?:block|flex|grid|table|list-item|flow-root)/.test(style(element, "display"))) {
      renamed(element, "div");
    } else if (/^inline-(?:block|flex|grid|table)/.test(style(element, "display"))) {
      element.before(" ");
      element.after(" ");
    }
  });
}

// Tables that are tables stay; those that lay out a page, or are one column, become blocks.
export function mendTables(body) {
  const layouts = new Set([...body.querySelectorAll("table:has(table)")]);
  [...body.querySelectorAll("table")].reverse().forEach((table) => {
    const rows = [...table.rows].filter((row) => !isEmpty(row));
    const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
    const hasHead = Boolean(table.caption && !isEmpty(table.caption)) || rows.some(isHeader);
    if (!layouts.has(table) && rows.length && (columns > 1 || hasHead)) {
      table.replaceWith(tableOf(table, rows));
    } else {
      table.replaceWith(...blocksOf(table));
    }
  });
  // Pieces of a table without the table around them.
  body.querySelectorAll("caption, thead, tbody, tfoot, tr, td, th").forEach((part) => {
    if (!part.closest("table")) {
      renamed(part, "div");
    }
  });
}

const isHeader = (row) => row.querySelector("th") !== null || row.parentElement.tagName === "THEAD";

function tableOf(table, rows) {
  const made = table.cloneNode(false);
  if (table.caption && !isEmpty(table.caption)) {
    made.append(table.caption);
  }
  rows.forEach((row) => {
    const isHead = row.parentElement.tagName === "THEAD";
    const line = row.cloneNode(false);
    line.append(
      ...[...row.cells].map((cell) => (isHead && cell.tagName === "TD" ? renamed(cell, "th") : cell)),
    );
    made.append(line);
  });
  return made;
}

function blocksOf(table) {
  const parts = [...(table.caption ? [table.caption] : []), ...[...table.rows].flatMap((row) => [...row.cells])];
  return parts.map((part) => {
    const block = table.ownerDocument.createElement("div");
    [...part.attributes].forEach(({ name, value }) => block.setAttribute(name, value));
    block.append(...part.childNodes);
    return block;
  });
}

// A cell and a caption hold one line each: blocks in them become breaks.
export function flattenCells(body) {
  body.querySelectorAll("td, th, caption").forEach((cell) => {
    [...cell.querySelectorAll("*")].filter(isBlock).forEach((block) => {
      block.before(breakIn(cell));
      block.after(breakIn(cell));
      block.replaceWith(...block.childNodes);
    });
    cell.querySelectorAll("br[data-soft]").forEach((each) => {
      if (isAtEdge(each, "previousSibling") || isAtEdge(each, "nextSibling")) {
        each.remove();
      }
    });
    ["colspan", "rowspan"].forEach((name) => {
      const size = Number(cell.getAttribute(name));
      if (!(size > 1 && size <= MOST_SPANNED)) {
        cell.removeAttribute(name);
      }
    });
  });
}

function breakIn(cell) {
  const made = cell.ownerDocument.createElement("br");
  made.dataset.soft = "";
  return made;
}

// Whether nothing stands between a break and the edge of its cell, or the break before it.
function isAtEdge(each, direction) {
  let other = each[direction];
  while (other && other.nodeType === Node.TEXT_NODE && SPACE.test(other.data)) {
    other = other[direction];
  }
  return !other || (direction === "previousSibling" && other.nodeName === "BR");
}

// Two breaks in a row are what the writer saw as the end of a paragraph.
export function splitParagraphs(body) {
  body.querySelectorAll("br.Apple-interchange-newline").forEach((each) => each.remove());
  const parents = new Set([...body.querySelectorAll("br + br")].map((each) => each.parentElement));
  parents.forEach((parent) => {
    if ([...parent.children].some(isBlock) || !(parent === body || ["P", "DIV"].includes(parent.tagName))) {
      return;
    }
    const pieces = [[]];
    [...parent.childNodes].forEach((node) => {
      const isDouble = node.nodeName === "BR" && node.previousElementSibling?.nodeName === "BR" &&
        isAtEdge(node, "previousSibling");
      if (isDouble) {
        while (pieces.at(-1).length && (pieces.at(-1).at(-1).nodeName === "BR" || isEmpty(pieces.at(-1).at(-1)))) {
          pieces.at(-1).pop();
        }
        pieces.push([]);
      } else {
        pieces.at(-1).push(node);
      }
    });
    const blocks = pieces.map((nodes) => {
      const block = parent === body ? body.ownerDocument.createElement("div") : parent.cloneNode(false);
      block.append(...nodes);
      return block;
    });
    if (parent === body) {
      body.replaceChildren(...blocks);
    } else {
      parent.replaceWith(...blocks);
    }
  });
}

// The editor's paragraphs are <p>; any other block would lose its direction.
export function nameParagraphs(body) {
  body.querySelectorAll("div").forEach((block) => {
    if (![...block.children].some(isBlock)) {
      renamed(block, "p");
    }
  });
}

// Blocks without a word part nothing once the words stand in blocks of their own.
export function dropEmpty(body) {
  [...body.querySelectorAll("p, div, h2, h3, li, ul, ol, blockquote")].reverse().forEach((block) => {
    if (isEmpty(block) && !block.closest("td, th, caption")) {
      block.remove();
    }
  });
}
