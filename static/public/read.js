// Once a story can be seen, that it is read: its number, and nothing of who reads it.
addEventListener("load", () => {
  const [, language, number] = /^\/([a-z]+)\/(\d+)\//.exec(location.pathname) || [];
  if (!number || !document.querySelector(".story")) return;
  const tell = () => {
    if (document.hidden) return;
    removeEventListener("visibilitychange", tell);
    navigator.sendBeacon?.(`/${language}/read/${number}/`);
  };
  addEventListener("visibilitychange", tell);
  tell();
});
