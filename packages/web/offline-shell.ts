import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const source = join(import.meta.dirname, "service-worker.js");
const publicFolder = join(import.meta.dirname, "public");

/** Writes `service-worker.js` with the list of the files that it keeps, and a version that changes with any. */
export function offlineShell(): Plugin {
  return {
    name: "itinera:offline-shell",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const template = readFileSync(source, "utf8");
      const publicFiles = readdirSync(publicFolder);
      const files = [
        ...publicFiles,
        ...Object.keys(bundle).filter((name) => name.startsWith("assets/")),
      ].sort();
      const page = bundle["index.html"];
      if (page?.type !== "asset") throw new Error("the build made no index.html");
      const hash = createHash("sha256").update(template).update(page.source).update(files.join());
      for (const name of publicFiles) hash.update(readFileSync(join(publicFolder, name)));
      const shell = { version: hash.digest("hex").slice(0, 16), files: files.map((name) => `/${name}`) };
      this.emitFile({
        type: "asset",
        fileName: "service-worker.js",
        source: `const shell = ${JSON.stringify(shell)};\n${template}`,
      });
    },
  };
}
