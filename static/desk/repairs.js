// The copy desk's repairs, made in the fields as they stand and taken back again.
import { pm } from "../django_prose_editor/editor.js";
import { cellsOfBody, cellsOfLine, rangeOf, textOf } from "./plain.js";

// The repair without the characters that stay at its edges, so that marks around them stay.
export function changeOf(cells, { start, end }, choice) {
  const added = [...choice];
  let [first, last] = [start, end];
  while (first < last && added.length && cells[first].character === added[0]) {
    first += 1;
    added.shift();
  }
  while (first < last && added.length && cells[last - 1].character === added.at(-1)) {
    last -= 1;
    added.pop();
  }
  return { start: first, end: last, text: added.join("") };
}

// The ranges of a change in the document. Blocks are never joined.
function rangesOf(cells, { start, end }) {
  const ranges = [];
  let isOpen = false;
  cells.slice(start, end).forEach(({ from, to }) => {
    if (from === undefined) {
      isOpen = false;
    } else if (isOpen) {
      ranges.at(-1).to = to;
    } else {
      ranges.push({ from, to });
      isOpen = true;
    }
  });
  return ranges;
}

function nodesOf(schema, text, marks) {
  return text.split("\n").flatMap((line, place) => {
    const lineBreak = place ? [schema.nodes.hardBreak.create()] : [];
    return line ? [...lineBreak, schema.text(line, marks)] : lineBreak;
  });
}

// The marks of the letter whose place new text takes, or behind which it is put.
function marksAt(body, cells, change) {
  const cell = change.start < change.end ? cells[change.start] : cells[change.start - 1];
  return (cell?.from === undefined ? null : body.nodeAt(cell.from)?.marks) || [];
}

function changeBody(transaction, cells, change) {
  const { doc: body, schema } = { doc: transaction.before, schema: transaction.doc.type.schema };
  const nodes = nodesOf(schema, change.text, marksAt(body, cells, change));
  const ranges = rangesOf(cells, change);
  if (!ranges.length && nodes.length) {
    const place = rangeOf(cells, change.start, change.start);
    ranges.push(...(place ? [place] : []));
  }
  ranges.reverse().forEach(({ from, to }, place) => {
    const isFirst = place === ranges.length - 1;
    transaction.replaceWith(from, to, isFirst ? nodes : []);
  });
}

// Those that do not overlap, the last first, so that the places before them stay true.
function backwards(wanted) {
  const kept = [];
  let end = 0;
  [...wanted]
    .sort((one, other) => one.finding.start - other.finding.start)
    .forEach((each) => {
      if (each.finding.start >= end) {
        kept.push(each);
        end = each.finding.end;
      }
    });
  return kept.reverse();
}

function stands(cells, { start, end, text }) {
  return textOf(cells.slice(start, end)) === text;
}

function repairBody(editor, wanted) {
  const cells = cellsOfBody(editor.state.doc);
  const transaction = pm.history.closeHistory(editor.state.tr);
  backwards(wanted)
    .filter(({ finding }) => stands(cells, finding))
    .forEach(({ finding, choice }) => {
      changeBody(transaction, cells, changeOf(cells, finding, choice));
    });
  if (!transaction.docChanged) {
    return null;
  }
  editor.view.dispatch(transaction);
  const after = editor.state.doc;
  return () => editor.state.doc.eq(after) && editor.commands.undo();
}

function repairLine(field, wanted) {
  const before = field.value;
  const cells = cellsOfLine(before);
  backwards(wanted)
    .filter(({ finding }) => stands(cells, finding))
    .forEach(({ finding, choice }) => {
      const change = changeOf(cells, finding, choice);
      const range = rangeOf(cells, change.start, change.end);
      if (range) {
        field.setRangeText(change.text, range.from, range.to, "end");
      }
    });
  if (field.value === before) {
    return null;
  }
  const after = field.value;
  const tell = () => field.dispatchEvent(new Event("input", { bubbles: true }));
  tell();
  return () => {
    if (field.value !== after) {
      return false;
    }
    field.value = before;
    tell();
    return true;
  };
}

// Makes repairs { finding, choice }, in one step for the text, and returns what takes them back:
// one function for each field that has changed, each false where the field has moved on.
export function repair(editor, fields, wanted) {
  const names = [...new Set(wanted.map(({ finding }) => finding.field))];
  return names
    .map((name) => {
      const here = wanted.filter(({ finding }) => finding.field === name);
      if (name === "body") {
        return repairBody(editor, here);
      }
      return fields[name] ? repairLine(fields[name], here) : null;
    })
    .filter(Boolean);
}
