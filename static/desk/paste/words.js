// The words of pasted HTML: emoji, quotation marks, and marks that say what the styles said.
import { mended } from "../addresses.js";
import { boldness, height, slant, style } from "./styles.js";

const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u200d\ufe0e\ufe0f\u20e3]|[\u{e0020}-\u{e007f}]|[0-9#*](?=\ufe0f?\u20e3))+$/u;
const ANGULAR = [["«", "»"], ["‹", "›"]];
const CURLED = [["“", "”"], ["‘", "’"]];
const ANGULAR_IN = ["ar", "ckb", "fa", "fr", "hy"];
const KNOWN = /^\s*[«»‹›“”„‘’"']/;

// An emoji that is a picture becomes its sign; every other picture stays behind.
export function signs(body, left) {
  body.querySelectorAll("img").forEach((image) => {
    const sign = (image.alt || image.dataset.emoji || "").trim();
    if (sign && EMOJI.test(sign)) {
      image.replaceWith(sign);
      return;
    }
    const isPixel = ["width", "height"].some((name) => /^[01](?:px)?$/.test(image.getAttribute(name)));
    const isTick = image.getAttribute("aria-roledescription") === "checkbox";
    left.pictures += isPixel || isTick ? 0 : 1;
    image.remove();
  });
}

// Browsers draw the marks of <q>, each in its own way: here they are signs of the text.
export function quotes(body, story) {
  body.querySelectorAll("q").forEach((quote) => {
    if (KNOWN.test(quote.textContent) || !quote.textContent.trim()) {
      return;
    }
    const language = quote.closest("[lang]")?.lang || story.language;
    const pairs = ANGULAR_IN.includes(language.split("-")[0].toLowerCase()) ? ANGULAR : CURLED;
    let depth = 0;
    for (let outer = quote.parentElement?.closest("q"); outer; depth += 1) {
      outer = outer.parentElement?.closest("q");
    }
    const [opening, closing] = pairs[depth % 2];
    quote.prepend(opening);
    quote.append(closing);
  });
}

// Lines of text that stand in one element, as messengers and code have them.
export function lines(body) {
  textsOf(body).forEach((text) => {
    if (!text.data.includes("\n") || !text.data.trim() || !isPreformatted(text.parentElement)) {
      return;
    }
    const pieces = text.data.split(/\r\n?|\n/).flatMap((line, place) => {
      const start = place ? [text.ownerDocument.createElement("br")] : [];
      return [...start, text.ownerDocument.createTextNode(line)];
    });
    text.replaceWith(...pieces);
  });
}

function isPreformatted(element) {
  for (let each = element; each; each = each.parentElement) {
    const space = style(each, "white-space");
    if (space || each.tagName === "PRE") {
      return !space || /^(?:pre|break-spaces)/.test(space);
    }
  }
  return false;
}

// Puts the marks of each piece of text right around it, and takes away all other inline elements.
export function rewriteMarks(body, isInline, left) {
  const old = [...body.querySelectorAll("*")].filter(isInline);
  const addresses = addressesOf(body, left);
  textsOf(body).forEach((text) => {
    if (text.data) {
      wrap(text, marksOf(text, addresses));
    }
  });
  old.forEach((element) => element.replaceWith(...element.childNodes));
}

export function textsOf(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    found.push(walker.currentNode);
  }
  return found;
}

// Where the links lead; one that leads nowhere a story may link to is counted, but for those
// that stay within the page that they come from.
function addressesOf(body, left) {
  const addresses = new Map();
  body.querySelectorAll("a[href]").forEach((link) => {
    const written = link.getAttribute("href").trim();
    const address = mended(written);
    addresses.set(link, address);
    const isWithin = !written || written.startsWith("#") || written.startsWith("about:");
    left.links += address || isWithin || !link.textContent.trim() ? 0 : 1;
  });
  return addresses;
}

function nearest(node, read) {
  for (let element = node.parentElement; element; element = element.parentElement) {
    const value = read(element);
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}

function marksOf(text, addresses) {
  const link = nearest(text, (element) => (element.tagName === "A" ? element : undefined));
  const address = addresses.get(link);
  const isBoldAnyway = text.parentElement.closest("h2, h3, th");
  return [
    ...(address ? [["a", address]] : []),
    ...(!isBoldAnyway && nearest(text, boldness) ? [["strong"]] : []),
    ...(nearest(text, slant) ? [["em"]] : []),
    ...[nearest(text, height)].filter(Boolean).map((name) => [name]),
  ];
}

function wrap(text, marks) {
  let inner = text;
  [...marks].reverse().forEach(([name, address]) => {
    const mark = text.ownerDocument.createElement(name);
    if (address) {
      mark.setAttribute("href", address);
    }
    mark.dataset.made = "";
    inner.replaceWith(mark);
    mark.append(inner);
    inner = mark;
  });
}
