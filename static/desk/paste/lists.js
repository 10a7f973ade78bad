// Lists of office programs as lists: Word writes paragraphs with a mark in front, Word on the web
// one list for each item, Google a list inside a list.
import { style } from "./styles.js";

const NUMBER = /^\(?([\d\u0660-\u0669\u06f0-\u06f9]{1,4})(?:[.):-]|ـ)*$/;
const LETTER = /^\(?(?:[a-z]|[ivxlc]{1,7}|[\u0621-\u064a])(?:[.)-]|ـ)+$/i;
const FIRST_MARK = /^[\s\u00a0]*[·•▪§¨●○■–-][\s\u00a0]+/;

export function mendLists(body) {
  wordItems(body);
  itemsOfTheWeb(body);
  // The number of the first item is where its list begins.
  body.querySelectorAll("ol > li:first-child[value]").forEach((item) => {
    item.parentElement.setAttribute("start", item.getAttribute("value"));
  });
  body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol").forEach((inner) => {
    const before = inner.previousElementSibling;
    const item = before?.tagName === "LI" ? before : inner.ownerDocument.createElement("li");
    if (item !== before) {
      inner.before(item);
    }
    item.append(inner);
  });
}

function levelOf(element) {
  const match = ["P", "DIV"].includes(element.tagName)
    ? /\blevel(\d)/.exec(style(element, "mso-list"))
    : null;
  return match ? Number(match[1]) : 0;
}

// Which of Word's lists an item belongs to: two may follow one another without a word between.
const listOf = (element) => /\blfo\d+/.exec(style(element, "mso-list"))?.[0];

function wordItems(body) {
  const paragraphs = [...body.querySelectorAll("p, div")].filter(levelOf);
  runsOf(paragraphs).forEach((run) => {
    putInPlace(
      run,
      run.map((element) => ({
        element,
        level: levelOf(element),
        of: listOf(element),
        ...markOf(element),
      })),
    );
  });
}

// Takes the mark away from the words, and tells what kind of list it makes.
function markOf(paragraph) {
  const ignored = [...paragraph.querySelectorAll("*")].filter(
    (element) => style(element, "mso-list") === "ignore",
  );
  const mark = ignored.map((element) => element.textContent).join("").replace(/[\s\u00a0]/g, "");
  ignored.forEach((element) => element.remove());
  if (!ignored.length) {
    const first = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
    if (first) {
      first.data = first.data.replace(FIRST_MARK, "");
    }
  }
  const number = NUMBER.exec(mark);
  const digits = number && [...number[1]].map((digit) => digit.codePointAt(0) & 15).join("");
  return { isNumbered: Boolean(number) || LETTER.test(mark), start: Number(digits) || 1 };
}

function itemsOfTheWeb(body) {
  body.querySelectorAll(".ListContainerWrapper").forEach((wrapper) => {
    wrapper.replaceWith(...wrapper.childNodes);
  });
  const lists = [...body.querySelectorAll("ul, ol")].filter(
    (list) => list.children.length && [...list.children].every((item) => item.dataset.ariaLevel),
  );
  runsOf(lists).forEach((run) => {
    const items = run.flatMap((list) =>
      [...list.children].map((element, place) => ({
        element,
        level: Number(element.dataset.ariaLevel) || 1,
        isNumbered: list.tagName === "OL",
        start: (Number(list.getAttribute("start")) || 1) + place,
      })),
    );
    putInPlace(run, items);
  });
}

// Elements that follow one another with nothing but space between them.
function runsOf(elements) {
  const runs = [];
  elements.forEach((element) => {
    const last = runs.at(-1)?.at(-1);
    let before = element.previousSibling;
    while (before && before.nodeType === Node.TEXT_NODE && !before.data.trim()) {
      before = before.previousSibling;
    }
    if (last && before === last) {
      runs.at(-1).push(element);
    } else {
      runs.push([element]);
    }
  });
  return runs;
}

function putInPlace(run, items) {
  const place = run[0].ownerDocument.createElement("div");
  run[0].before(place);
  nest(items, place);
  run.forEach((element) => element.remove());
  place.replaceWith(...place.childNodes);
}

function nest(items, place) {
  const open = [];
  items.forEach(({ element, level, of, isNumbered, start }) => {
    while (open.length && open.at(-1).level > level) {
      open.pop();
    }
    const last = open.at(-1);
    if (last?.level === level && (last.isNumbered !== isNumbered || last.of !== of)) {
      open.pop();
    }
    if (!open.length || open.at(-1).level < level) {
      const list = element.ownerDocument.createElement(isNumbered ? "ol" : "ul");
      if (isNumbered && start > 1) {
        list.setAttribute("start", start);
      }
      (open.at(-1)?.list.lastElementChild || place).append(list);
      open.push({ level, of, isNumbered, list });
    }
    open.at(-1).list.append(itemOf(element));
  });
}

function itemOf(element) {
  const item = element.ownerDocument.createElement("li");
  ["dir", "lang", "data-style", "class"].forEach((name) => {
    if (element.hasAttribute(name)) {
      item.setAttribute(name, element.getAttribute(name));
    }
  });
  item.append(...element.childNodes);
  return item;
}
