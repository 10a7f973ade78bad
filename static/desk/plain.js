// A text as the copy desk reads it, each of its code points with the place that it comes from.
// The same rules as articles/text/plain.py: spaces run together, breaks are "\n", blocks are
// parted by a blank line, the cells of a table's row by a bar.

const SPACES = " \t\n";
const BREAK = "\r";
// What Python's str.split() takes for space.
const ANY_SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

const BETWEEN_CELLS = " | ";
const DIGITS = /[0-9\u0660-\u0669\u06f0-\u06f9]/u;
const RAISED = { digits: "⁰¹²³⁴⁵⁶⁷⁸⁹", "+": "⁺", "-": "⁻", "−": "⁻", "=": "⁼", "(": "⁽", ")": "⁾" };
const LOWERED = { digits: "₀₁₂₃₄₅₆₇₈₉", "+": "₊", "-": "₋", "−": "₋", "=": "₌", "(": "₍", ")": "₎" };

// A character of raised or lowered text, as the sign that says so.
function signOf(character, marks) {
  const isRaised = marks.some(({ type }) => type.name === "superscript");
  const isLowered = marks.some(({ type }) => type.name === "subscript");
  const signs = isRaised ? RAISED : isLowered ? LOWERED : {};
  if (signs.digits && DIGITS.test(character)) {
    return signs.digits[character.codePointAt(0) & 15];
  }
  return (character.length === 1 && signs[character]) || character;
}

// Takes one more character into a block's cells.
function add(block, character, from, to) {
  const isSpace = SPACES.includes(character);
  const isBreak = character === BREAK;
  const last = block.at(-1);
  if (!last && (isSpace || isBreak)) {
    return;
  }
  if (isSpace && " \n".includes(last.character)) {
    last.to = to;
  } else if (isBreak && last.character === " ") {
    last.character = "\n";
    last.to = to;
  } else {
    block.push({ character: isBreak ? "\n" : isSpace ? " " : character, from, to });
  }
}

function addText(block, text, start, shown = (character) => character) {
  let place = start;
  for (const character of text) {
    add(block, shown(character), place, place + character.length);
    place += character.length;
  }
}

function trimmed(block) {
  let end = block.length;
  while (end && " \n".includes(block[end - 1].character)) {
    end -= 1;
  }
  return block.slice(0, end);
}

function cellsOfBlock(node, position, isRow) {
  const block = [];
  node.forEach((child, offset) => {
    const place = position + 1 + offset;
    if (child.isText) {
      addText(block, child.text, place, (character) => signOf(character, child.marks));
    } else if (child.type.name === "hardBreak") {
      add(block, isRow ? " " : BREAK, place, place + 1);
    }
  });
  return trimmed(block);
}

function push(cells, between, block) {
  if (block.length && cells.length) {
    [...between].forEach((character) => cells.push({ character }));
  }
  block.forEach((cell) => cells.push(cell));
}

function cellsOfRow(row, position) {
  const cells = [];
  row.forEach((cell, offset) => {
    push(cells, BETWEEN_CELLS, cellsOfBlock(cell, position + 1 + offset, true));
  });
  return cells;
}

// Cells { character, from, to } of the body's plain text; those between blocks have no place.
export function cellsOfBody(body) {
  const cells = [];
  body.descendants((node, position) => {
    if (node.type.name === "tableRow") {
      push(cells, "\n\n", cellsOfRow(node, position));
      return false;
    }
    if (node.isTextblock) {
      push(cells, "\n\n", cellsOfBlock(node, position, false));
    }
    return !node.isTextblock;
  });
  return cells;
}

// The links of the body { address, from, to }, in order.
export function linksOfBody(body) {
  const links = [];
  body.descendants((node, position) => {
    const link = node.marks.find(({ type }) => type.name === "link");
    if (link) {
      links.push({ address: link.attrs.href, from: position, to: position + node.nodeSize });
    }
  });
  return links;
}

// Cells of a field of one line, whose places are offsets into its value.
export function cellsOfLine(value) {
  const block = [];
  addText(block, value, 0, (character) => (ANY_SPACE.test(character) ? " " : character));
  return trimmed(block);
}

export function textOf(cells) {
  return cells.map((cell) => cell.character).join("");
}

// Where code points `start` to `end` stand, or null. An empty range is the place before `start`.
export function rangeOf(cells, start, end) {
  const placed = cells.slice(start, end).filter((cell) => cell.from !== undefined);
  if (placed.length) {
    return { from: placed[0].from, to: placed.at(-1).to };
  }
  const before = cells[start - 1]?.to;
  const place = before === undefined ? cells[start]?.from : before;
  return place === undefined ? null : { from: place, to: place };
}
