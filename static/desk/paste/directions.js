// Direction and language of what is pasted: kept where they differ from the story's and the words
// bear them out. Programs write them on everything, right or wrong.
import { isBlock } from "./blocks.js";
import { style } from "./styles.js";
import { textsOf } from "./words.js";

const LETTER = /\p{L}/u;
const TO_THE_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const WRITTEN_TO_THE_LEFT =
  /^(?:ar|arc|arz|acm|apc|ajp|ary|arb|aii|syr|syc|ckb|sdh|fa|pes|prs|he|yi|ur|ug|ps|sd|glk|mzn|bal|lki|dv)$/;
const OFFICE = /mso-|urn:schemas-microsoft-com|class=.?Mso|docs-internal-guid|LibreOffice|OpenOffice/i;
const TAG = /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i;

// What a browser makes of dir="auto": the first letter decides.
const isFirstToTheLeft = (text) => TO_THE_LEFT.test([...text].find((sign) => LETTER.test(sign)));

// True for words written from right to left, false for others, nothing where there is no letter.
function isToTheLeft(text) {
  const letters = [...text].filter((sign) => LETTER.test(sign));
  const count = letters.filter((sign) => TO_THE_LEFT.test(sign)).length;
  return letters.length ? count * 2 > letters.length : undefined;
}

function said(element, body, read) {
  for (let each = element; each && each !== body; each = each.parentElement) {
    const value = read(each);
    if (value) {
      return value;
    }
  }
  return "";
}

// The innermost element that says something of all the words of another.
function covering(element) {
  const words = element.textContent.trim();
  const inner = [...element.querySelectorAll("[dir], [lang]")];
  return inner.findLast(({ textContent }) => textContent.trim() === words) || element;
}

export function reader(html, story) {
  const isOffice = OFFICE.test(html);
  const isStoryToTheLeft = story.direction === "rtl";

  function directionOf(element, body) {
    const toTheLeft = isToTheLeft(element.textContent);
    const named = said(element, body, (each) => each.getAttribute("dir") || style(each, "direction"));
    const isAuto = named.toLowerCase() === "auto";
    const isDrawnToTheLeft = isFirstToTheLeft(element.textContent);
    const direction = isAuto ? (isDrawnToTheLeft ? "rtl" : "ltr") : named.toLowerCase();
    const isBorneOut = toTheLeft !== undefined && direction === (toTheLeft ? "rtl" : "ltr");
    return isBorneOut && direction !== story.direction ? direction : "";
  }

  function languageOf(element, body) {
    const named = said(element, body, (each) => each.getAttribute("lang"));
    const toTheLeft = isToTheLeft(element.textContent);
    const primary = named.split("-")[0].toLowerCase();
    if (!TAG.test(named) || primary === story.language || toTheLeft === undefined) {
      return "";
    }
    // Office programs call Kurdish what they have a dictionary for.
    const isTrusted = !isOffice || toTheLeft !== isStoryToTheLeft;
    return isTrusted && WRITTEN_TO_THE_LEFT.test(primary) === toTheLeft ? named : "";
  }

  const facts = (element, body) => {
    const inner = covering(element);
    return { dir: directionOf(inner, body), lang: languageOf(inner, body) };
  };

  // What is to be written on each block of words and each foreign word; read before anything moves.
  function read(body) {
    const found = new Map();
    [...body.querySelectorAll("*"), body].forEach((element) => {
      const isLeaf = element !== body && isBlock(element) && ![...element.children].some(isBlock);
      if (isLeaf || ["TABLE", "LI", "TD", "TH", "CAPTION"].includes(element.tagName)) {
        found.set(element, facts(element, body));
      }
    });
    return found;
  }

  // Foreign words inside a block of the story's own language.
  function markWords(body, isInline) {
    body.querySelectorAll("[lang], [dir]").forEach((element) => {
      if (!isInline(element) || element.closest("bdi, [data-foreign]")) {
        return;
      }
      const block = blockOf(element);
      const own = facts(element, body);
      const around = block === body ? { dir: "", lang: "" } : facts(block, body);
      const differs = (own.dir && own.dir !== around.dir) || (own.lang && own.lang !== around.lang);
      if (!differs || element.textContent.trim() === block.textContent.trim()) {
        return;
      }
      const span = element.ownerDocument.createElement("span");
      write(span, own);
      span.dataset.foreign = "";
      span.append(...element.childNodes);
      element.append(span);
    });
  }

  return { read, markWords };
}

function blockOf(element) {
  let each = element.parentElement;
  while (each.parentElement && !isBlock(each) && each.tagName !== "BODY") {
    each = each.parentElement;
  }
  return each;
}

function write(element, { dir, lang }) {
  ["dir", "lang"].forEach((name) => element.removeAttribute(name));
  if (dir) {
    element.setAttribute("dir", dir);
  }
  if (lang) {
    element.setAttribute("lang", lang);
  }
}

// Writes what was read, once: not on a cell what its table says, nor on a paragraph what its item.
export function writeDirections(body, found) {
  body.querySelectorAll("*").forEach((element) => {
    if (element.dataset.foreign === undefined && element.tagName !== "BDI") {
      write(element, found.get(element) || { dir: "", lang: "" });
    }
  });
  body.querySelectorAll("[dir], [lang]").forEach((element) => {
    const outer = element.parentElement?.closest("td, th, caption, table, li, p, div, h2, h3");
    ["dir", "lang"].forEach((name) => {
      const around = outer?.closest(`[${name}]`);
      if (around && around.getAttribute(name) === element.getAttribute(name)) {
        element.removeAttribute(name);
      }
    });
  });
}

export const hasWords = (body) => textsOf(body).some(({ data }) => data.trim());
