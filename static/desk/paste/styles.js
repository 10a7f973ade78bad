// The styles of pasted HTML, read from its attributes and its style sheets: the strict policy
// keeps `element.style` empty.

const cache = new WeakMap();

function declarations(source) {
  const found = new Map();
  source.split(";").forEach((piece) => {
    const colon = piece.indexOf(":");
    if (colon > 0) {
      const value = piece.slice(colon + 1).replace(/!important/i, "");
      found.set(piece.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase());
    }
  });
  return found;
}

const SHEET = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi;
const TAG = /<[a-z][^>]*>/gi;

// The document of pasted HTML. The policy of this page would have something to say of its styles
// and scripts, so they are laid aside.
export function parsed(html) {
  const sheets = [];
  const rest = html.replace(SHEET, (_all, sheet) => {
    sheets.push(sheet);
    return "";
  });
  const quiet = rest.replace(TAG, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, "$1data-$2"));
  const doc = new DOMParser().parseFromString(quiet, "text/html");
  cache.set(doc, rulesOf(sheets.join("\n")));
  return doc;
}

// What sheets say of single classes; office programs write no other rules that matter here.
function rulesOf(sheets) {
  const rules = new Map();
  for (const [, selectors, source] of sheets.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    selectors.split(",").forEach((selector) => {
      const name = /^\s*(?:<!--\s*)?[a-z\d]*\.([\w-]+)\s*$/i.exec(selector)?.[1];
      if (name) {
        rules.set(name, new Map([...(rules.get(name) || []), ...declarations(source)]));
      }
    });
  }
  return rules;
}

function stylesOf(element) {
  if (!cache.has(element)) {
    const rules = cache.get(element.ownerDocument);
    const named = [...element.classList].flatMap((name) => [...(rules.get(name) || [])]);
    const own = declarations(element.dataset.style || "");
    cache.set(element, new Map([...named, ...own]));
  }
  return cache.get(element);
}

export function style(element, property) {
  return stylesOf(element).get(property) || "";
}

const HIDDEN_NAMES =
  /^(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|msocom\w+|msoComment\w+)$/i;

const NO_SIZE = /^[01](?:px)?$/;

// Words for screen readers and machines: cut down to nothing, or put far off the page.
function isOffThePage(element, has) {
  if (has("text-indent", /^-\d{3,}/)) {
    return true;
  }
  if (!has("position", /^(?:absolute|fixed)/)) {
    return false;
  }
  return (
    ["left", "right", "top", "inset-inline-start"].some((side) => has(side, /^-\d{3,}/)) ||
    has("clip", /^rect\((?:[01](?:px)?[,\s]*){4}\)/) ||
    has("clip-path", /^inset\((?:50|100)%/) ||
    (has("overflow", /^(?:hidden|clip)/) && (has("width", NO_SIZE) || has("height", NO_SIZE)))
  );
}

// What the writer did not see: hidden text, comments and their marks.
export function isHidden(element) {
  const has = (property, values) => values.test(style(element, property));
  return (
    isOffThePage(element, has) ||
    element.hasAttribute("hidden") ||
    has("display", /^none/) ||
    has("visibility", /^(?:hidden|collapse)/) ||
    has("mso-hide", /^all/) ||
    has("mso-element", /^comment/) ||
    has("mso-special-character", /^(?:comment|footnote-)/) ||
    has("opacity", /^0?\.0+$|^0$/) ||
    has("font-size", /^0(?:\.0*)?(?:px|pt|em|rem|%)?$/) ||
    [...element.classList].some((name) => HIDDEN_NAMES.test(name)) ||
    /^#_?(?:msocom|cmnt)/i.test(element.getAttribute("href") || "")
  );
}

export function isDeleted(element) {
  const decoration = `${style(element, "text-decoration")} ${style(element, "text-decoration-line")}`;
  return (
    ["DEL", "S", "STRIKE"].includes(element.tagName) ||
    decoration.includes("line-through") ||
    /(?:^|\s)(?:MsoDel|TrackChangeDel)/i.test(element.className)
  );
}

// Whether an element says of its words that they are bold (true), are not (false), or nothing.
export function boldness(element) {
  const weight = style(element, "font-weight");
  if (weight) {
    return /^bold/.test(weight) || Number(weight) >= 600;
  }
  if (/(?:^|\s)(?:bold|[6-9]00)\s/.test(style(element, "font"))) {
    return true;
  }
  return ["B", "STRONG"].includes(element.tagName) || undefined;
}

export function slant(element) {
  const value = style(element, "font-style");
  if (value) {
    return /^(?:italic|oblique)/.test(value);
  }
  if (/(?:^|\s)(?:italic|oblique)\s/.test(style(element, "font"))) {
    return true;
  }
  return ["I", "EM"].includes(element.tagName) || undefined;
}

// "sup", "sub", false where the line is the ordinary one again, or nothing.
export function height(element) {
  const value = style(element, "vertical-align");
  if (value === "super" || value === "sub") {
    return value === "super" ? "sup" : "sub";
  }
  const isOrdinary = value === "baseline" && element.tagName !== "TD";
  if (["SUP", "SUB"].includes(element.tagName)) {
    return isOrdinary ? false : element.tagName.toLowerCase();
  }
  return isOrdinary ? false : undefined;
}
