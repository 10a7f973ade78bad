// The copy desk's cards beside the text: each at the line of which it speaks, none over another.
// Where there is no room beside it, the style sheet leaves them in a list under the text.

const GAP = 8;

// Cards { card, wanted, height } from the top; each moves down where it must, and all move up again
// where they would pass the end.
export function stacked(cards, end) {
  let free = 0;
  const placed = cards.map(({ card, wanted, height }) => {
    const top = Math.max(wanted, free);
    free = top + height + GAP;
    return { card, top, height };
  });
  let last = end;
  for (const each of [...placed].reverse()) {
    each.top = Math.min(each.top, last - each.height);
    last = each.top - GAP;
  }
  const first = Math.min(0, placed[0]?.top ?? 0);
  return placed.map((each) => ({ ...each, top: each.top - first }));
}

// Returns what lays the cards anew. `current` gives the number of the finding being looked at.
export function margin(desk, current) {
  const { form, editor, section, list, lines, drawn } = desk;
  const room = form.querySelector("[data-text-and-desk]");
  const column = section.querySelector("[data-findings]");
  let waiting = 0;

  const isBeside = () =>
    getComputedStyle(section).getPropertyValue("--copydesk-is-beside").trim() === "1";

  function heightOf(place) {
    const finding = desk.found?.[place];
    if (!finding) {
      return null;
    }
    if (desk.isInBody(finding)) {
      const mark = drawn.placeOf(place);
      return mark ? editor.view.coordsAtPos(mark.from).top : null;
    }
    return lines.fields()[finding.field]?.getBoundingClientRect().top ?? null;
  }

  function lay() {
    waiting = 0;
    room.style.removeProperty("min-block-size");
    const cards = list.cards();
    const holder = cards[0]?.parentElement;
    if (!holder) {
      return;
    }
    if (!isBeside()) {
      cards.forEach((card) => card.style.removeProperty("inset-block-start"));
      holder.style.removeProperty("block-size");
      return;
    }
    const start = holder.getBoundingClientRect().top;
    const now = list.cardOf(current());
    const wanted = cards
      .map((card) => {
        const place = card === now ? current() : list.placeOf(card);
        const top = heightOf(place);
        const height = card.getBoundingClientRect().height;
        return { card, wanted: Math.max(0, (top ?? start) - start), height };
      })
      .sort((one, other) => one.wanted - other.wanted);
    const needed = start - room.getBoundingClientRect().top + below(holder);
    const end = room.getBoundingClientRect().height - needed;
    const placed = stacked(wanted, end);
    placed.forEach(({ card, top }) => {
      card.style.insetBlockStart = `${Math.round(top)}px`;
    });
    const lowest = Math.max(0, ...placed.map(({ top, height }) => top + height));
    holder.style.blockSize = `${Math.ceil(lowest)}px`;
    // Many cards of a short text need more room than it has.
    room.style.minBlockSize = `${Math.ceil(lowest + needed)}px`;
  }

  // What stands in the column under the cards.
  function below(holder) {
    const last = column.lastElementChild;
    return last === holder ? 0 : last.getBoundingClientRect().bottom - holder.getBoundingClientRect().bottom;
  }

  const later = () => {
    waiting = waiting || requestAnimationFrame(lay);
  };
  const watch = new ResizeObserver(later);
  [room, editor.view.dom].forEach((each) => watch.observe(each));
  section.addEventListener("toggle", later, { capture: true });
  editor.on("update", later);
  window.addEventListener("load", later);
  document.fonts?.ready.then(later);
  section.classList.add("copydesk-lives");
  return later;
}
