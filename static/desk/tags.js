// Tags are offered while their names are typed. Without this module the names are looked up when
// the form is sent.

export function suggestTags(group) {
  const field = group.querySelector("[name=tag_names]");
  const chosen = group.querySelector("[data-chosen]");
  const list = document.createElement("datalist");
  list.id = "tag-suggestions";
  field.after(list);
  field.setAttribute("list", list.id);
  const known = new Map();
  let timer = 0;

  const offer = async () => {
    const typed = field.value.trim();
    if (!typed) {
      return;
    }
    const answer = await fetch(`${group.dataset.suggest}?q=${encodeURIComponent(typed)}`);
    if (!answer.ok) {
      return;
    }
    const { tags } = await answer.json();
    list.replaceChildren(
      ...tags.map(({ id, label }) => {
        known.set(label, id);
        const option = document.createElement("option");
        option.value = label;
        return option;
      }),
    );
  };

  const take = () => {
    const label = field.value.trim();
    if (!known.has(label)) {
      return false;
    }
    const id = String(known.get(label));
    if (![...chosen.querySelectorAll("input")].some((input) => input.value === id)) {
      chosen.append(chip(id, label), " ");
    }
    field.value = "";
    chosen.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  };

  field.addEventListener("input", (event) => {
    // A choice from the list arrives as a replacement of the whole value.
    if (event.inputType === "insertReplacementText" || event.inputType === undefined) {
      take();
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(offer, 200);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      take();
    }
  });
}

function chip(id, label) {
  const made = document.createElement("label");
  made.className = "tag";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.name = "tags";
  box.value = id;
  box.checked = true;
  const name = document.createElement("bdi");
  name.textContent = label;
  made.append(box, " ", name);
  return made;
}
