// Tables in the text: rows of cells, each one line, under a caption or none. What a table may be
// is articles/text/tables.py's to say.
import { Extension, Node } from "../django_prose_editor/editor.js";

const isCell = (node) => ["tableCell", "tableHeader"].includes(node.type.name);

function span(name) {
  return {
    default: 1,
    parseHTML: (element) => Number(element.getAttribute(name)) || 1,
    renderHTML: (attributes) => (attributes[name] > 1 ? { [name]: attributes[name] } : {}),
  };
}

const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableCaption? tableRow+",
  isolating: true,
  parseHTML: () => [{ tag: "table" }],
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, 0],
  // The frame scrolls, so that a wide table never widens the page.
  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement("div");
      dom.className = "table";
      const contentDOM = document.createElement("table");
      const write = ({ attrs }) => {
        contentDOM.dir = attrs.dir || "";
        contentDOM.lang = attrs.lang || "";
      };
      write(node);
      dom.append(contentDOM);
      const update = (other) => {
        write(other);
        return other.type === node.type;
      };
      return { dom, contentDOM, update };
    },
});

const TableCaption = Node.create({
  name: "tableCaption",
  content: "inline*",
  isolating: true,
  parseHTML: () => [{ tag: "caption" }],
  renderHTML: ({ HTMLAttributes }) => ["caption", HTMLAttributes, 0],
});

const TableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)+",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});

const cell = (name, tag) =>
  Node.create({
    name,
    content: "inline*",
    isolating: true,
    addAttributes: () => ({ colspan: span("colspan"), rowspan: span("rowspan") }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });

// Where the caret stands: the table, its row and cell, with their places; null outside a table.
function here(state) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "table") {
      const isInRow = $from.depth >= depth + 2;
      return {
        table: $from.node(depth),
        at: $from.before(depth),
        row: isInRow ? $from.index(depth) : -1,
        column: isInRow ? $from.index(depth + 1) : -1,
      };
    }
  }
  return null;
}

// The rows of a table as lists of cells, and the way back. `change` is given them with where the
// caret stands, and gives the rows that are to be; none of them: the table goes.
function reshape(change) {
  return ({ state, tr, dispatch }) => {
    const place = here(state);
    if (!place) {
      return false;
    }
    const { table, at } = place;
    const parts = childrenOf(table);
    const caption = parts.filter(({ type }) => type.name === "tableCaption");
    const rows = parts.filter(({ type }) => type.name === "tableRow").map(childrenOf);
    const made = change(rows, { row: place.row - caption.length, column: place.column }, state.schema);
    if (dispatch) {
      replace(tr, { table, at, caption, rows: made.filter((row) => row.length) }, state.schema);
    }
    return true;
  };
}

function replace(tr, { table, at, caption, rows }, schema) {
  const end = at + table.nodeSize;
  if (!rows.length) {
    tr.replaceWith(at, end, schema.nodes.paragraph.create());
    tr.setSelection(selectionNear(tr, at + 1));
    return;
  }
  const made = rows.map((cells) => schema.nodes.tableRow.create(null, cells));
  const caret = tr.selection.from;
  tr.replaceWith(at, end, table.type.create(table.attrs, [...caption, ...made]));
  tr.setSelection(selectionNear(tr, Math.min(caret, tr.doc.content.size)));
}

const selectionNear = (tr, at) => tr.selection.constructor.near(tr.doc.resolve(at));

function childrenOf(node) {
  return Array.from({ length: node.childCount }, (_nothing, place) => node.child(place));
}

const emptyOf = (known) => known.type.create({ ...known.attrs, colspan: 1, rowspan: 1 });
const without = (list, place) => list.filter((_each, other) => other !== place);

export const CHANGES = {
  rowAfter: reshape((rows, { row }, { nodes }) => {
    const at = Math.max(row, 0);
    const blank = rows[at].map(() => nodes.tableCell.create());
    return [...rows.slice(0, at + 1), blank, ...rows.slice(at + 1)];
  }),
  columnAfter: reshape((rows, { column }) =>
    rows.map((cells) => {
      const at = Math.min(Math.max(column, 0), cells.length - 1);
      return [...cells.slice(0, at + 1), emptyOf(cells[at]), ...cells.slice(at + 1)];
    }),
  ),
  rowAway: reshape((rows, { row }) => without(rows, Math.max(row, 0))),
  columnAway: reshape((rows, { column }) => rows.map((cells) => without(cells, Math.max(column, 0)))),
  // The first row as the heads of its columns, or as cells again.
  heads: reshape(([first, ...rest], _place, { nodes }) => {
    const isHead = first.every(({ type }) => type === nodes.tableHeader);
    const type = isHead ? nodes.tableCell : nodes.tableHeader;
    return [first.map((known) => type.create(known.attrs, known.content)), ...rest];
  }),
  tableAway: reshape(() => []),
};

const make = ({ state, tr, dispatch }) => {
  const { nodes } = state.schema;
  const row = (type) => nodes.tableRow.create(null, [0, 1].map(() => type.create()));
  const table = nodes.table.create(null, [row(nodes.tableHeader), row(nodes.tableCell)]);
  const { $from } = state.selection;
  const at = $from.depth ? $from.after(1) : $from.pos;
  if (dispatch) {
    tr.insert(at, table);
    tr.setSelection(selectionNear(tr, at + 1));
  }
  return true;
};

// The caret in the cell `by` places further; behind the last one a new row begins.
function step(editor, by) {
  const { state } = editor;
  const place = here(state);
  if (!place) {
    return false;
  }
  const cells = [];
  place.table.descendants((node, offset) => {
    if (isCell(node)) {
      cells.push(place.at + 1 + offset);
    }
    return !isCell(node);
  });
  const now = cells.findLastIndex((start) => start < state.selection.from);
  if (now + by >= cells.length) {
    return editor.chain().command(CHANGES.rowAfter).command(stepBy(1)).run();
  }
  const next = cells[Math.max(now + by, 0)];
  return editor.chain().setTextSelection(next + 1).run();
}

const stepBy = (by) => ({ tr }) => {
  const { $from } = tr.selection;
  tr.setSelection(selectionNear(tr, $from.after($from.depth - 1) + by));
  return true;
};

const Keys = Extension.create({
  name: "tableKeys",
  priority: 200,
  addKeyboardShortcuts() {
    // The command of its own name refuses in nodes that stand apart.
    const lineBreak = () =>
      here(this.editor.state) !== null && this.editor.commands.insertContent({ type: "hardBreak" });
    return {
      Tab: () => step(this.editor, 1),
      "Shift-Tab": () => step(this.editor, -1),
      // A cell is one line of blocks: it never splits.
      Enter: lineBreak,
      "Shift-Enter": lineBreak,
    };
  },
});

export const isInTable = (editor) => here(editor.state) !== null;
export const makeTable = make;
export const tables = [
  Table,
  TableCaption,
  TableRow,
  cell("tableCell", "td"),
  cell("tableHeader", "th"),
  Keys,
];
