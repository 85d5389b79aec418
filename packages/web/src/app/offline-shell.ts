/** The files of the application are kept when its first page has long been shown, ms. */
const restMs = 3_000;

// Browsers have service workers under TLS and on the computer itself only; elsewhere a page that is open
// goes on without a server all the same.
if (import.meta.env.PROD && "serviceWorker" in navigator)
  setTimeout(() => {
    // Where it is forbidden there is nothing to tell: the application works with a server.
    navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
  }, restMs);
