// The browser's own words for choosing a file are in its language: over its field stands a label in
// the page's, with the chosen name. Without this module the field itself says what was chosen.
for (const field of document.querySelectorAll("[data-choosing]")) {
  const button = document.createElement("label");
  button.className = "button";
  button.htmlFor = field.id;
  button.textContent = field.dataset.choosing;
  field.classList.add("unseen");
  field.after(button);
  if (!field.multiple) {
    button.after(nameIn(field));
  }
}

// Where several come in at once each has a line of its own.
function nameIn(field) {
  const chosen = document.createElement("output");
  chosen.className = "chosen-file";
  chosen.htmlFor = field.id;
  const name = document.createElement("bdi");
  chosen.append(name);
  const tell = () => {
    name.textContent = field.files[0]?.name || "";
  };
  field.addEventListener("change", tell);
  // A browser that comes back to a page may have kept the file.
  tell();
  return chosen;
}
