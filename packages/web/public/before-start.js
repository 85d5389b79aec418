// Runs before the first paint and before any module.
(() => {
  // The server's policy of contents allows no evaluated code; told so, zod does not even try.
  globalThis.__zod_globalConfig = { jitless: true };

  // A dark page never flashes light. src/app/theme.ts does the rest.
  let kept = null;
  try {
    kept = localStorage.getItem("itinera.theme");
  } catch {
    // Storage is closed to this page: the system decides.
  }
  const dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
