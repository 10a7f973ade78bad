// In the place of the worker: takes itself and all that was kept out of the reader's browser.
addEventListener("install", () => { skipWaiting(); });

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    await registration.unregister();
  })());
});
