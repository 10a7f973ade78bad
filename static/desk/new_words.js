// What is told of a picture before it is sent, in the language of the text.

// `send` gets the file and the words by column.
export function newWords(dialog, language, send) {
  const part = (name) => dialog.querySelector(`[data-new-${name}]`);
  const [panel, name, go, cancel] = ["words", "name", "send", "cancel"].map(part);
  const fields = [...panel.querySelectorAll("[data-word]")];
  let chosen = null;

  const close = () => {
    chosen = null;
    panel.hidden = true;
  };

  async function sendIt() {
    const typed = fields
      .map(({ dataset, value }) => [`${dataset.word}_${language}`, value.trim()])
      .filter(([, value]) => value);
    go.disabled = true;
    await send(chosen, Object.fromEntries(typed));
    go.disabled = false;
  }

  go.addEventListener("click", sendIt);
  cancel.addEventListener("click", close);
  // Closed with what was sent; what was refused can be sent again with the same words.
  dialog.addEventListener("close", () => {
    fields.forEach((field) => {
      field.value = "";
    });
    close();
  });
  panel.addEventListener("keydown", (event) => {
    // Enter would send the text that lies under the library.
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      sendIt();
    }
  });

  return (file) => {
    chosen = file;
    name.textContent = file.name;
    panel.hidden = false;
    fields[0].focus();
  };
}
