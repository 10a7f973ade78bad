// The list of findings: replaced by each answer, the keyboard kept where it was. A card holds the
// findings that take one answer; `items` are the findings by their number in the order of the text.
import { showCount } from "./moves.js";

export function findingsList(list) {
  let items = [];
  let shown = "";

  const gather = () => {
    items = [];
    list.querySelectorAll("[data-finding]").forEach((item) => {
      items[item.dataset.finding] = item;
    });
    list.querySelectorAll("[data-show]").forEach((button) => {
      button.hidden = false;
    });
  };

  const cardOf = (place) => items[place]?.closest("[data-card]");
  // The finding to which an element belongs; of a card with several, the first.
  const placeOf = (element) => {
    const card = element.closest("[data-card]");
    return items.indexOf(
      element.closest("[data-finding]") || card?.querySelector("[data-finding]") || null,
    );
  };
  const has = (place) => Boolean(items[place]?.isConnected);

  const focus = (place) => {
    const last = items.findLastIndex((item) => item.isConnected);
    const near = items.findIndex((item, each) => each >= place && item.isConnected);
    const item = items[near < 0 ? last : near];
    const card = item?.closest("[data-card]");
    const answers = item === card ? card?.querySelector(".finding-answers") : item;
    const buttons = [answers, card].flatMap((each) => [
      ...(each?.querySelectorAll("button:not([hidden])") || []),
    ]);
    const button = buttons.find((each) => each.checkVisibility());
    (button || card?.querySelector("summary") || list.closest("[tabindex]")).focus();
  };

  // The button of the same name and value if there still is one, else the entry in its place.
  function refocus({ name, value, dataset }, place) {
    const same = [...list.querySelectorAll("button")].find(
      (button) => name && button.name === name && button.value === value,
    );
    const show = dataset.show === undefined ? null : items[place]?.querySelector("[data-show]");
    if (same || show) {
      (same || show).focus();
    } else {
      focus(place);
    }
  }

  const nameOf = (details) => details.querySelector("summary").textContent;

  function show(html) {
    if (html === shown && items.every((item) => item.isConnected)) {
      return;
    }
    shown = html;
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    const place = focused ? placeOf(focused) : -1;
    const isOpen = list.querySelector("[data-left]")?.open;
    const open = [...list.querySelectorAll("[data-card] > details[open]")].map(nameOf);
    const page = new DOMParser().parseFromString(html, "text/html");
    list.replaceChildren(...page.body.childNodes);
    list.querySelector("[data-left]")?.toggleAttribute("open", Boolean(isOpen));
    list.querySelectorAll("[data-card] > details").forEach((details) => {
      details.open = open.includes(nameOf(details));
    });
    gather();
    showCount(list);
    if (focused) {
      refocus(focused, Math.max(0, place));
    }
  }

  // Takes an answered entry away before the server has said so, and its card with the last one.
  function remove(place) {
    const card = cardOf(place);
    const hadFocus = card?.contains(document.activeElement);
    items[place].remove();
    if (card && !card.querySelector("[data-finding]")) {
      card.remove();
    }
    if (hadFocus && !document.contains(document.activeElement)) {
      focus(place);
    } else if (hadFocus && document.activeElement === document.body) {
      focus(place);
    }
  }

  // Opens the card of a finding, and closes the one that was opened so before.
  let opened = null;
  function open(place) {
    const details = cardOf(place)?.querySelector(":scope > details");
    if (details === opened) {
      return;
    }
    if (opened?.isConnected) {
      opened.open = false;
    }
    opened = details && !details.open ? details : null;
    if (opened) {
      opened.open = true;
    }
  }

  function point(current) {
    items.forEach((item, place) => {
      if (place === current) {
        item.setAttribute("aria-current", "true");
      } else {
        item.removeAttribute("aria-current");
      }
      cardOf(place)?.classList.remove("card-now");
    });
    cardOf(current)?.classList.add("card-now");
  }

  // What is to be left is remembered by the form until it is saved.
  function leave(key) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "leave", value: key });
    list.append(field);
  }

  const keep = (key) =>
    list.querySelectorAll("input[name=leave]").forEach((field) => {
      if (field.value === key) {
        field.remove();
      }
    });

  const wordsOf = (place) => cardOf(place).querySelector(".finding-rule").textContent.trim();

  const cards = () => [...list.querySelectorAll("[data-card]")];

  gather();
  return { show, remove, open, point, focus, placeOf, cardOf, cards, has, leave, keep, wordsOf };
}
