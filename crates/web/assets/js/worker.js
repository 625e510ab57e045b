// Keeps the pages of a visit for where there is no signal. It sees nothing outside /visits/ but the style and the scripts
// that these pages load. What is kept belongs to one person, and is thrown away after a day, at sign-out, and when the
// server no longer knows the session.

const PAGES = "visits";
const KEPT_FOR_MS = 24 * 60 * 60 * 1000;
const KEPT_AT = "x-kept-at";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** Whether an answer may be kept: a page of ours as it is, never the way to the sign-in. */
function mayKeep(response) {
  return response.ok && !response.redirected && response.type === "basic";
}

async function keep(cache, request, response) {
  const headers = new Headers(response.headers);
  headers.set(KEPT_AT, String(Date.now()));
  await cache.put(request, new Response(await response.blob(), { status: 200, headers }));
}

async function fromNetwork(request) {
  const response = await fetch(request);
  const cache = await caches.open(PAGES);
  if (mayKeep(response)) await keep(cache, request.url, response.clone());
  // The session has ended: nothing stays for whoever picks the telephone up.
  if (response.type === "opaqueredirect" || response.status === 401) await caches.delete(PAGES);
  return response;
}

async function fromStore(request) {
  const cache = await caches.open(PAGES);
  const kept = await cache.match(request.url);
  if (!kept) return Response.error();
  if (Date.now() - Number(kept.headers.get(KEPT_AT)) > KEPT_FOR_MS) {
    await cache.delete(request.url);
    return Response.error();
  }
  return kept;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (!url.pathname.startsWith("/visits/") && !url.pathname.startsWith("/assets/")) return;
  event.respondWith(fromNetwork(request).catch(() => fromStore(request)));
});

/** The page names what to keep: its own list, its stops, the style and the scripts. */
self.addEventListener("message", (event) => {
  if (event.data?.wipe) {
    event.waitUntil(caches.delete(PAGES));
    return;
  }
  const keepAll = async () => {
    const cache = await caches.open(PAGES);
    for (const path of event.data?.keep ?? []) {
      const response = await fetch(path, { credentials: "same-origin" }).catch(() => null);
      if (response && mayKeep(response)) await keep(cache, new URL(path, self.location.origin).href, response);
    }
  };
  event.waitUntil(keepAll());
});
