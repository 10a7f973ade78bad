// The page of a live story that stands open: what is new is offered, what was withdrawn goes at once.
(() => {
  const section = document.querySelector(".posts[data-feed]");
  const list = section.querySelector(".posts__list");
  const button = section.querySelector("button");
  const EVERY = 6e4;
  let wait = EVERY, timer = 0, asked = Date.now(), found = [];
  if (navigator.connection?.saveData) return;

  const post = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
  };

  const follow = () => {
    const anchors = found.map(([anchor]) => anchor);
    for (const [anchor, html] of found) {
      const shown = document.getElementById(anchor);
      const newer = post(html);
      if (shown && shown.outerHTML !== newer.outerHTML) shown.replaceWith(newer);
    }
    // Only among those that are as new as what was found; of the others nothing was told.
    const shown = [...list.children];
    const last = Math.max(...shown.map((one, place) => (anchors.includes(one.id) ? place : -1)));
    for (const one of shown.slice(0, last + 1)) if (!anchors.includes(one.id)) one.remove();
    button.hidden = anchors.every((anchor) => document.getElementById(anchor));
  };

  const ask = async () => {
    asked = Date.now();
    try {
      const answer = await fetch(section.dataset.feed, { credentials: "omit", cache: "no-cache" });
      if (answer.status === 404 || answer.status === 410) return location.reload();
      if (!answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      found = told.posts;
      wait = EVERY;
      follow();
      if (!told.running) section.removeAttribute("data-feed");
    } catch {
      wait = Math.min(wait * 2, 10 * EVERY);
    }
    plan();
  };

  function plan() {
    clearTimeout(timer);
    if (document.hidden || !section.dataset.feed) return;
    timer = setTimeout(ask, Math.max(asked + wait - Date.now(), 0));
  }

  button.addEventListener("click", () => {
    for (const [anchor, html] of [...found].reverse()) {
      if (!document.getElementById(anchor)) list.prepend(post(html));
    }
    button.hidden = true;
    section.querySelector(":scope > .teaser__meta")?.remove();
    list.firstElementChild?.scrollIntoView({ block: "nearest" });
  });
  addEventListener("visibilitychange", plan);
  plan();
})();
