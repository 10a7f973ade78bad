// The photo library inside the writing screen: search it, choose from it, bring a photo in.
import { freshToken } from "./fresh_token.js";
import { newWords } from "./new_words.js";
import { linesOf, sendPicture } from "./upload.js";

const PAUSE = 250;

// `open` shows the library and calls back with the photo that is chosen, and with what was said
// of it when it has just come in; `facts` tells what is known of a photo by its number.
export function picker(dialog) {
  const said = dialog.dataset;
  const part = (name) => dialog.querySelector(`[data-${name}]`);
  const [list, words, file, saying, more] = [
    "photos",
    "words",
    "file",
    "picker-saying",
    "more",
  ].map(part);
  const filters = [...dialog.querySelectorAll("[data-filter]")];
  let choose = () => {};
  let timer = 0;
  let asked = 0;

  async function ask(fields) {
    const body = new URLSearchParams({ language: said.language, ...fields });
    (fields.numbers || []).forEach((number) => body.append("number", number));
    body.delete("numbers");
    const answer = await fetch(said.find, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": freshToken(), Accept: "application/json" },
      redirect: "error",
    });
    return answer.json();
  }

  async function search(start = 0) {
    const ticked = filters.filter(({ checked }) => checked);
    const narrowed = Object.fromEntries(ticked.map((box) => [box.dataset.filter, box.value]));
    asked += 1;
    const turn = asked;
    try {
      const { photos, has_more } = await ask({ words: words.value, start, ...narrowed });
      // An answer that has been overtaken is of no use any more.
      if (turn !== asked) {
        return;
      }
      const cards = photos.map((photo) => card(photo, said, () => done(photo)));
      if (start) {
        list.append(...cards);
        cards[0]?.querySelector("button").focus();
      } else {
        list.replaceChildren(...cards);
      }
      more.hidden = !has_more;
      saying.textContent = list.children.length ? "" : said.sayingNothing;
    } catch {
      saying.textContent = said.sayingSignedOut;
    }
  }

  const done = (photo, lines = []) => {
    dialog.close();
    choose(photo, lines);
  };

  async function upload(chosen, typed) {
    const tell = (text) => {
      saying.textContent = text;
    };
    const answer = await send(chosen, tell, typed);
    if (answer.photo) {
      done(answer.photo, answer.lines);
    } else {
      saying.replaceChildren(linesOf(answer.lines));
    }
  }

  // Sends one picture; whatever happens, the answer has lines to show.
  async function send(chosen, say, typed = {}) {
    const answer = await sendPicture(chosen, {
      address: said.upload,
      words: { language: said.language, ...typed },
      tooLarge: said.sayingTooLarge,
      onProgress: (share) =>
        say(share < 1 ? `${said.sayingSending} ${Math.floor(share * 100)}%` : said.sayingWorking),
    });
    if (answer.broken) {
      const why = answer.broken === "signedOut" ? said.sayingSignedOut : said.sayingBroken;
      return { ...answer, lines: [{ kind: "wrong", words: why }] };
    }
    return answer;
  }

  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  words.addEventListener("keydown", (event) => {
    // Enter would send the text that lies under the library.
    if (event.key === "Enter") {
      event.preventDefault();
      search();
    }
    if (event.key === "ArrowDown") {
      event.preventDefault();
      list.querySelector(".picker-photo")?.focus();
    }
  });
  list.addEventListener("keydown", (event) => {
    const cards = [...list.querySelectorAll(".picker-photo")];
    const at = cards.indexOf(event.target);
    const goal = at < 0 ? null : goalOf(event.key, at, cards);
    if (goal !== null) {
      event.preventDefault();
      // Above the first row stands the field of words.
      (goal < 0 ? words : cards[Math.min(goal, cards.length - 1)]).focus();
    }
  });
  filters.forEach((box) => {
    box.addEventListener("change", () => search());
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        box.click();
      }
    });
  });
  more.addEventListener("click", () => search(list.children.length));
  const askWords = newWords(dialog, said.language, upload);
  file.addEventListener("change", () => {
    const [chosen] = file.files;
    file.value = "";
    if (chosen) {
      askWords(chosen);
    }
  });
  part("close").addEventListener("click", () => dialog.close());
  // What is typed here is no change of the text.
  ["input", "change"].forEach((name) =>
    dialog.addEventListener(name, (event) => event.stopPropagation()),
  );

  const known = new Map();
  return {
    said,
    send,
    open: (onChoose) => {
      choose = onChoose;
      saying.textContent = "";
      dialog.showModal();
      words.focus();
      search();
    },
    remember: (photo) => known.set(String(photo.number), photo),
    facts: (number) => gathered(known, ask, String(number)),
  };
}

// Questions about single photos that come at the same moment are asked together.
let waiting = null;

async function gathered(known, ask, number) {
  if (!known.has(number)) {
    waiting ||= { numbers: new Set(), answer: Promise.resolve().then(() => answered(known, ask)) };
    waiting.numbers.add(number);
    await waiting.answer;
  }
  return known.get(number);
}

async function answered(known, ask) {
  const { numbers } = waiting;
  waiting = null;
  try {
    const { photos } = await ask({ numbers: [...numbers] });
    photos.forEach((photo) => known.set(String(photo.number), photo));
  } catch {
    // The text can be written without its pictures being seen.
  }
}

// Which card a key leads to; null for any other key. Rows run the way the page reads.
function goalOf(key, at, cards) {
  const onwards = getComputedStyle(cards[at]).direction === "rtl" ? -1 : 1;
  const first = cards[0].parentElement.offsetTop;
  const across = cards.filter((card) => card.parentElement.offsetTop === first).length;
  const goals = {
    ArrowRight: Math.max(0, at + onwards),
    ArrowLeft: Math.max(0, at - onwards),
    ArrowDown: at + across,
    ArrowUp: at - across,
    Home: 0,
    End: cards.length - 1,
  };
  return goals[key] ?? null;
}

function card(photo, said, onChoose) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "picker-photo";
  button.append(thumbnail(photo), described(photo));
  button.addEventListener("click", onChoose);
  item.append(button);
  if (photo.is_graphic) {
    item.append(uncovering(button, `${said.labelShow} #${photo.number}`, said.labelShow));
  }
  return item;
}

// A graphic picture is seen by who asks to.
function uncovering(card, name, words) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "picker-uncover";
  button.textContent = words;
  button.setAttribute("aria-label", name);
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const isCovered = card.querySelector(".thumbnail").classList.toggle("blurred");
    button.setAttribute("aria-pressed", String(!isCovered));
  });
  return button;
}

export function thumbnail(photo) {
  const shown = document.createElement(photo?.thumbnail ? "img" : "span");
  shown.className = photo?.is_graphic ? "thumbnail blurred" : "thumbnail";
  if (photo?.thumbnail) {
    shown.src = photo.thumbnail;
    shown.alt = "";
  }
  return shown;
}

export function described(photo) {
  const words = document.createElement("span");
  const name = document.createElement("bdi");
  name.textContent = photo.description;
  words.append(name);
  const number = document.createElement("span");
  number.className = "quiet";
  number.dir = "ltr";
  number.textContent = `#${photo.number}`;
  words.append(" ", number);
  return words;
}
