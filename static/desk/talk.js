// Puts the words that somebody has marked in the text into the form for a comment on them.
const MOST = 2000;
const begun = document.querySelector(".talk-new");

if (begun) {
  let marked = "";

  const isInText = (node) => {
    const element = node instanceof Element ? node : node?.parentElement;
    return Boolean(element?.closest(".writing"));
  };

  const wordsNow = () => {
    const field = document.activeElement;
    if (field instanceof HTMLTextAreaElement && isInText(field)) {
      return field.value.slice(field.selectionStart, field.selectionEnd);
    }
    const chosen = getSelection();
    return chosen && isInText(chosen.anchorNode) ? chosen.toString() : "";
  };

  document.addEventListener("selectionchange", () => {
    const words = wordsNow().trim();
    if (words) {
      // A comment is about one paragraph: of several the first.
      [marked] = words.split(/\n{2,}/);
    }
  });

  begun.addEventListener("toggle", () => {
    const quote = begun.querySelector("[name=quote]");
    if (begun.open && !quote.value) {
      quote.value = marked.slice(0, MOST);
    }
  });
}
