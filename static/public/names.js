// Names to choose from while somebody types. The browser's own list stays where this does not run;
// it would hide «Qamişlo» from who types «qamis».
(() => {
  const field = document.querySelector(".search [name=q]");
  const given = field.list;
  const latest = [...given.options].map((option) => option.value).slice(0, 8);
  const names = document.createElement("ul");
  let typed = field.value.trim();
  let chosen = -1;
  let waiting;

  const choose = (place) => {
    chosen = place;
    [...names.children].forEach((item, at) => item.setAttribute("aria-selected", at === place));
    const item = names.children[place];
    if (item) {
      field.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  };

  const show = (isShown) => {
    names.hidden = !isShown || names.children.length === 0;
    field.setAttribute("aria-expanded", !names.hidden);
    choose(-1);
  };

  const offer = (found) => {
    names.replaceChildren(
      ...found.map((name, at) => {
        const item = document.createElement("li");
        item.id = `${names.id}-${at}`;
        item.setAttribute("role", "option");
        item.append(Object.assign(document.createElement("bdi"), { textContent: name }));
        return item;
      }),
    );
  };

  const ask = async (words) => {
    const query = new URLSearchParams({ q: words });
    const answer = await fetch(`${given.dataset.url}?${query}`, { credentials: "omit" });
    if (!answer.ok) return;
    const found = (await answer.json()).names;
    if (words !== typed || document.activeElement !== field) return;
    offer(found);
    show(true);
  };

  const take = (item) => {
    field.value = item.textContent;
    typed = field.value;
    show(false);
  };

  field.addEventListener("input", () => {
    const words = field.value.trim();
    if (words === typed) return;
    typed = words;
    clearTimeout(waiting);
    if ([...words].length < 2) {
      offer(words ? [] : latest);
      show(false);
      return;
    }
    waiting = setTimeout(() => ask(words).catch(() => {}), 200);
  });

  field.addEventListener("keydown", (press) => {
    const count = names.children.length;
    if (press.isComposing) return;
    if ((press.key === "ArrowDown" || press.key === "ArrowUp") && count) {
      press.preventDefault();
      const step = press.key === "ArrowDown" ? 1 : -1;
      const from = names.hidden ? -1 : chosen;
      if (names.hidden) show(true);
      choose(from < 0 && step < 0 ? count - 1 : (from + step + count) % count);
    } else if (press.key === "Escape" && !names.hidden) {
      press.preventDefault();
      show(false);
    } else if (press.key === "Enter" && chosen >= 0) {
      take(names.children[chosen]);
    }
  });

  field.addEventListener("blur", () => show(false));
  names.addEventListener("pointerdown", (press) => press.preventDefault());
  names.addEventListener("click", (press) => {
    const item = press.target.closest("li");
    if (!item) return;
    take(item);
    field.form.requestSubmit();
  });

  names.id = "offered";
  names.className = "search__names";
  names.setAttribute("role", "listbox");
  names.setAttribute("aria-label", field.labels[0].textContent);
  offer(latest);
  field.removeAttribute("list");
  field.type = "text"; // a search field may not be a combobox
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", names.id);
  show(false);
  field.after(names);
})();
