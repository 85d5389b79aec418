// After an update the parts of an older page are gone from the server. Loading the page again finds the new
// ones; should it not, the error is shown like any other instead of loading for ever.
const key = "itinera.reloaded";
const pauseMs = 10_000;

window.addEventListener("vite:preloadError", (event) => {
  try {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < pauseMs) return;
    sessionStorage.setItem(key, String(Date.now()));
  } catch {
    // In a frame of another page storage can be closed: nobody would know that it was loaded again.
    return;
  }
  event.preventDefault();
  location.reload();
});
