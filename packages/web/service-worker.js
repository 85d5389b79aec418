// Serves the application where there is no server: its first page and all files that it is made of. Data
// is not kept here; src/room does that. `shell` stands in front of this text, put there by the build.
const prefix = "itinera-";
const own = prefix + shell.version;

/** A server that takes longer for its first page is treated as one that is away, ms. */
const patience = 4_000;

self.addEventListener("install", (event) => {
  // At once: a page is asked from the server first, so that an old one is never shown beside a new server.
  event.waitUntil(
    caches
      .open(own)
      .then((cache) => cache.addAll(["/", ...shell.files]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

/** The build before this one stays: windows that show it may still ask for parts of it. */
async function dropOld() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

/** What the server says itself, or not at all: its answers, and the pages behind links, which are not the application. */
const notOurs = /^\/(?:v1|s|embed)\//;

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || notOurs.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  // Named by their content: what is kept is what the server has.
  else if (pathname.startsWith("/assets/"))
    event.respondWith(kept(request).then((found) => found ?? fetch(request)));
  else if (shell.files.includes(pathname)) event.respondWith(fetch(request).catch(() => kept(request)));
});

const kept = (request) => caches.match(request);

async function page(request) {
  const fresh = fetch(request.url, { cache: "no-cache", credentials: "same-origin" });
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const answer = await Promise.race([fresh, late]).catch(() => undefined);
  if (answer && answer.status < 500) return answer;
  const cache = await caches.open(own);
  return (await cache.match("/")) ?? answer ?? fresh;
}
