// Photos in the text. The text holds a photo's number, never an address; the editor shows what
// the number stands for, and takes in pictures that are dropped or pasted.
import { Extension, Plugin, pm } from "../django_prose_editor/editor.js";
import { thumbnail } from "./picker.js";
import { linesOf, picturesIn } from "./upload.js";

const { Decoration, DecorationSet } = pm.view;
const { PluginKey } = pm.state;
const onTheirWay = new PluginKey("picturesOnTheirWay");

// The extensions of the editor with figures that show their photos.
export function withPictures(extensions, pick, tell) {
  return [
    ...extensions.map((known) => (known.name === "figure" ? shownFigure(known, pick) : known)),
    Extension.create({
      name: "pictures",
      addProseMirrorPlugins: () => [takingIn(pick, tell)],
    }),
  ];
}

function shownFigure(figure, pick) {
  return figure.extend({
    addNodeView: () => ({ node }) => {
      const dom = document.createElement("figure");
      const number = node.attrs["data-photo"];
      dom.dataset.photo = number;
      const beside = document.createElement("div");
      beside.className = "figure-picture";
      beside.contentEditable = "false";
      const contentDOM = document.createElement("div");
      dom.append(beside, contentDOM);
      pick.facts(number).then((photo) => {
        if (!photo) {
          return;
        }
        const credit = document.createElement("bdi");
        credit.className = "quiet";
        credit.textContent = photo.credit;
        beside.append(thumbnail(photo), credit);
      });
      return {
        dom,
        contentDOM,
        update: (other) => other.type === node.type && other.attrs["data-photo"] === number,
        ignoreMutation: ({ target }) => beside.contains(target),
      };
    },
  });
}

function takingIn(pick, tell) {
  return new Plugin({
    key: onTheirWay,
    state: {
      init: () => DecorationSet.empty,
      apply(change, marks) {
        const moved = marks.map(change.mapping, change.doc);
        const { add, remove } = change.getMeta(onTheirWay) || {};
        if (add) {
          return moved.add(change.doc, [Decoration.widget(add.at, add.dom, { id: add.id })]);
        }
        return remove
          ? moved.remove(moved.find(undefined, undefined, ({ id }) => id === remove))
          : moved;
      },
    },
    props: {
      decorations: (state) => onTheirWay.getState(state),
      handleDrop(view, event, _slice, isMoved) {
        // Whatever is dropped is sent: the answer says why something is no picture.
        const files = [...(event.dataTransfer?.files || [])];
        if (isMoved || !files.length) {
          return false;
        }
        event.preventDefault();
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        takeAll(view, files, place ? place.pos : view.state.doc.content.size);
        return true;
      },
      handlePaste(view, event) {
        const html = event.clipboardData?.getData("text/html") || "";
        const files = picturesIn(event.clipboardData);
        // Office programs send a picture of the words along with the words.
        if (files.length && !wordsIn(html)) {
          takeAll(view, files, view.state.selection.from);
          return true;
        }
        return false;
      },
    },
  });

  async function takeAll(view, files, at) {
    let place = afterBlock(view.state.doc, at);
    tell([]);
    for (const file of files) {
      place = await take(view, file, place);
    }
  }

  // Gives the place after what was taken in.
  async function take(view, file, at) {
    const id = {};
    const dom = document.createElement("div");
    dom.className = "figure-waiting";
    dom.contentEditable = "false";
    const say = (words) => {
      dom.textContent = `${file.name} · ${words}`;
    };
    say(pick.said.sayingSending);
    view.dispatch(
      view.state.tr.setMeta(onTheirWay, { add: { id, at, dom } }).setMeta("addToHistory", false),
    );
    const { photo, lines } = await pick.send(file, say);
    const [mark] = onTheirWay.getState(view.state).find(undefined, undefined, (o) => o.id === id);
    const now = afterBlock(view.state.doc, mark ? mark.from : view.state.doc.content.size);
    // The name of a file keeps its own direction beside the words (isolates of Unicode).
    tell(lines.map((line) => ({ ...line, words: `\u2068${file.name}\u2069: ${line.words}` })));
    const change = view.state.tr.setMeta(onTheirWay, { remove: id });
    if (!photo) {
      view.dispatch(change.setMeta("addToHistory", false));
      return now;
    }
    pick.remember(photo);
    const figure = figureOf(view.state.schema, photo);
    view.dispatch(change.insert(now, figure));
    return now + figure.nodeSize;
  }
}

// A figure with what the library says under the photo, for the writer to change.
export function figureOf(schema, photo) {
  const words = photo.caption ? schema.text(photo.caption) : null;
  const caption = schema.nodes.figcaption.create(null, words);
  return schema.nodes.figure.create({ "data-photo": String(photo.number) }, caption);
}

// Figures stand between the blocks of the text, never inside one.
export function afterBlock(doc, at) {
  const place = doc.resolve(Math.min(at, doc.content.size));
  return place.depth ? place.after(1) : place.pos;
}

function wordsIn(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
}

// Where it is said what became of a picture; `tell` adds to it, or with nothing empties it.
export function sayingBox() {
  const box = document.createElement("div");
  box.className = "prose-saying";
  box.setAttribute("role", "status");
  const tell = (lines) => {
    if (lines.length) {
      box.append(linesOf(lines));
    } else {
      box.replaceChildren();
    }
  };
  return { box, tell };
}
