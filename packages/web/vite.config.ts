import react from "@vitejs/plugin-react";
import { join } from "node:path";
import { defineConfig } from "vite";
import { offlineShell } from "./offline-shell.ts";
import { onlyOurLanguages } from "./only-our-languages.ts";
import { pagesOfLinks } from "./pages-of-links.ts";
import { stylesFromFiles } from "./styles-from-files.ts";

// A server started apart: `itinera serve --port 4747`. The page itself always asks its own origin.
const server = process.env["ITINERA_SERVER"] ?? "http://127.0.0.1:4747";
const proxy = { "/v1": { target: server, ws: true, changeOrigin: true, headers: { origin: server } } };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [onlyOurLanguages(), stylesFromFiles(), react(), pagesOfLinks(), offlineShell()],
  // Prepared beforehand, sonner would not pass through our hands.
  optimizeDeps: { exclude: ["sonner"] },
  server: { host: "127.0.0.1", proxy },
  preview: { host: "127.0.0.1", proxy },
  build: {
    target: "es2023",
    // Fonts stay files of their own: the browser fetches only the weights that a page shows.
    assetsInlineLimit: 0,
    // The size that matters, that of the first page, is a check of its own.
    chunkSizeWarningLimit: 1_000,
    modulePreload: { polyfill: false },
    // The application, and what a link to a map opens.
    rolldownOptions: {
      input: [join(import.meta.dirname, "index.html"), join(import.meta.dirname, "link.html")],
    },
    // What the size check reads.
    manifest: "manifest.json",
  },
});
