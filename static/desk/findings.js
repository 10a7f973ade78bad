// The list under the text: replaced by each answer, the keyboard kept where it was.
import { showCount } from "./moves.js";

export function findingsList(list) {
  let items = [];
  let shown = "";

  const gather = () => {
    items = [...list.querySelectorAll("[data-finding]")];
    list.querySelectorAll("[data-show]").forEach((button) => {
      button.hidden = false;
    });
  };

  const placeOf = (element) => items.indexOf(element.closest("[data-finding]"));
  const has = (place) => Boolean(items[place]?.isConnected);

  const focus = (place) => {
    const last = items.findLastIndex((item) => item.isConnected);
    const near = items.findIndex((item, each) => each >= place && item.isConnected);
    const item = items[near < 0 ? last : near];
    (item?.querySelector("button:not([hidden])") || list.closest("[tabindex]")).focus();
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

  function show(html) {
    if (html === shown && items.every((item) => item.isConnected)) {
      return;
    }
    shown = html;
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    const place = focused ? placeOf(focused) : -1;
    const isOpen = list.querySelector("details")?.open;
    const page = new DOMParser().parseFromString(html, "text/html");
    list.replaceChildren(...page.body.childNodes);
    list.querySelector("details")?.toggleAttribute("open", Boolean(isOpen));
    gather();
    showCount(list);
    if (focused) {
      refocus(focused, Math.max(0, place));
    }
  }

  // Takes an answered entry away before the server has said so.
  function remove(place) {
    const hadFocus = items[place].contains(document.activeElement);
    items[place].remove();
    if (hadFocus) {
      focus(place);
    }
  }

  function point(current) {
    items.forEach((item, place) => {
      if (place === current) {
        item.setAttribute("aria-current", "true");
      } else {
        item.removeAttribute("aria-current");
      }
    });
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

  const wordsOf = (place) => items[place].querySelector(".finding-rule").textContent.trim();

  gather();
  return { show, remove, point, focus, placeOf, has, leave, keep, wordsOf };
}
