// Makes the two forms of the tracker: `tracker.js` for a script element, `tracker.mjs` for a bundler.
import { join } from "node:path";
import { build } from "vite";

const here = import.meta.dirname;
const forms = [
  { format: "iife", entry: "load-by-itself.ts", file: "tracker.js" },
  { format: "es", entry: "index.ts", file: "tracker.mjs" },
] as const;

/** Builds into this folder; what else is there stays. */
export async function buildTracker(folder: string): Promise<void> {
  for (const { format, entry, file } of forms) {
    await build({
      root: here,
      configFile: false,
      logLevel: "warn",
      build: {
        target: "es2018",
        outDir: folder,
        emptyOutDir: false,
        minify: true,
        lib: {
          entry: join(here, "src", entry),
          formats: [format],
          name: "itineraTracker",
          fileName: () => file,
        },
      },
    });
  }
}

if (import.meta.main) await buildTracker(process.argv[2] ?? join(here, "dist"));
