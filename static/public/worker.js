// Pages for reading without a line: the homes and the stories that were read. It never answers for
// the desk. `house` is put before this by the server, which sends other bytes to be rid of it all.
const PAGES = `pages-${house.format}`;
const FILES = `files-${house.format}`;
const SAVED = "X-Saved";
const READERS = /^\/(?:$|(?:lite\/)?[a-z]{2,3}\/)/;
const KEPT = /^(?:\/lite)?\/([a-z]{2,3})\/(?:([1-9]\d*)\/[^/]*\/?)?$/;
const WAIT = 3000;
const MOST = 60;

const known = (path) => {
  const found = KEPT.exec(path);
  return found && house.words[found[1]] ? { language: found[1], story: Number(found[2]) || 0 } : null;
};

const languageOf = (path) => path.split("/").find((part) => house.words[part]) || house.first;

const clock = (moment) => {
  const two = (number) => String(number).padStart(2, "0");
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())];
  // In one piece: word joiners and a space that no line breaks at.
  return `${day.join("\u2060-\u2060")}\u00a0${two(moment.getHours())}:${two(moment.getMinutes())}`;
};

const time = (moment) => `<time datetime="${moment.toISOString()}"><span dir="ltr">${clock(moment)}</span></time>`;

const savedAt = (page) => new Date(page.headers.get(SAVED));

async function keep(path, response) {
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag"]) headers.delete(name);
  headers.set(SAVED, new Date().toISOString());
  // Whole before the older copy goes: the line may drop in the midst of it.
  const text = await response.text();
  const pages = await caches.open(PAGES);
  await pages.delete(path);
  await pages.put(path, new Response(text, { headers }));
  const stories = (await pages.keys()).filter((one) => known(new URL(one.url).pathname)?.story);
  for (const one of stories.slice(0, Math.max(stories.length - MOST, 0))) await pages.delete(one);
}

// What came of a page on the line: kept, or dropped because it is gone.
async function note(url, response) {
  const page = known(url.pathname);
  if (!page) return;
  const pages = await caches.open(PAGES);
  if (response.status === 404 || response.status === 410) await pages.delete(url.pathname);
  if (response.ok && response.type === "basic" && !response.redirected && ["", "?full"].includes(url.search)) {
    await keep(url.pathname, response);
  }
  const offline = `/${page.language}/offline/`;
  if (!(await pages.match(offline))) {
    const answer = await fetch(offline, { credentials: "omit" });
    if (answer.ok) await keep(offline, answer);
  }
  await forgetWithdrawn(pages);
}

// The house tells the numbers of withdrawn stories, and since when it tells them all.
async function forgetWithdrawn(pages) {
  const answer = await fetch("/withdrawn.json", { credentials: "omit", cache: "no-cache" });
  if (!answer.ok) return;
  const told = await answer.json();
  for (const request of await pages.keys()) {
    const page = known(new URL(request.url).pathname);
    if (!page) continue;
    const gone = told.stories[page.language] || [];
    const copy = await pages.match(request);
    const posts = told.posts[page.language] || [];
    let names = gone.includes(page.story);
    names ||= posts.some(([story, moment]) => story === page.story && savedAt(copy) < new Date(moment));
    if (!page.story && gone.length) {
      const text = await copy.clone().text();
      names = gone.some((number) => text.includes(`/${page.language}/${number}/`));
    }
    if (names || savedAt(copy) < new Date(told.since)) await pages.delete(request);
  }
}

async function copyOf(path) {
  const pages = await caches.open(PAGES);
  const copy = known(path) && (await pages.match(path));
  if (!copy) return null;
  const words = house.words[languageOf(path)];
  const said = `<aside class="notice saved"><strong>${words.saved}</strong> ${time(savedAt(copy))}</aside>`;
  const text = (await copy.text()).replace("<main", () => `${said}<main`);
  return new Response(text, { headers: copy.headers });
}

// The page that says there is no line, with what can be read all the same.
async function offlinePage(path) {
  const pages = await caches.open(PAGES);
  const language = languageOf(path);
  const copy = await pages.match(`/${language}/offline/`);
  if (!copy) return Response.error();
  const items = [];
  const paths = (await pages.keys()).map((request) => new URL(request.url).pathname);
  for (const own of paths.reverse()) {
    // Of a page that is kept in both forms, the full one.
    const isTwice = own.startsWith("/lite/") && paths.includes(own.slice(5));
    if (known(own)?.language !== language || isTwice) continue;
    const page = await pages.match(own);
    const title = /<title>(.*?)<\/title>/s.exec(await page.text())?.[1] || own;
    items.push(`<li class="line"><p class="line__headline"><a href="${own}">${title}</a></p><p class="teaser__meta">${time(savedAt(page))}</p></li>`);
  }
  const list = items.length ? `<h2 class="rubric">${house.words[language].list}</h2><ul>${items.join("")}</ul>` : "";
  const text = (await copy.text()).replace("<!--saved-->", () => list);
  return new Response(text, { headers: copy.headers, status: 200 });
}

async function open(event, url) {
  const line = fetch(event.request);
  event.waitUntil(line.then((response) => note(url, response.clone())).catch(() => {}));
  const copy = new Promise((done) => { setTimeout(done, WAIT); }).then(() => copyOf(url.pathname));
  try {
    return await Promise.race([line, copy.then((page) => page || line)]);
  } catch {
    return (await copyOf(url.pathname)) || offlinePage(url.pathname);
  }
}

async function file(request) {
  const files = await caches.open(FILES);
  const found = await files.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await files.put(request, response.clone());
  return response;
}

addEventListener("install", () => { skipWaiting(); });

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (![PAGES, FILES].includes(name)) await caches.delete(name);
    await clients.claim();
    // Of the page that brought it; the browser has its bytes.
    for (const client of await clients.matchAll({ type: "window" })) {
      const url = new URL(client.url);
      if (known(url.pathname)) await note(url, await fetch(client.url)).catch(() => {});
    }
  })());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" && READERS.test(url.pathname)) event.respondWith(open(event, url));
  else if (house.files.includes(url.pathname)) event.respondWith(file(request));
});
