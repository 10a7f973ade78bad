// After the page, which is whole without it; the desk shows readers' pages and keeps nothing of them.
if ("serviceWorker" in navigator && !location.pathname.startsWith("/admin/")) {
  addEventListener("load", () => { navigator.serviceWorker.register("/sw.js").catch(() => {}); });
}
