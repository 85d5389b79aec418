// The script that a browser loads before it shows something: of the first page the entry, the welcome page, the list
// of maps, one language, and everything that these import; of the page behind a link, the entry, one language and the
// hyphenation of one.
import { readFileSync } from "node:fs";

const dist = "packages/web/dist";
const manifest = JSON.parse(readFileSync(`${dist}/manifest.json`, "utf8"));

function scriptsOf(starts) {
  const files = new Set();
  const collect = (key) => {
    const { file, imports = [] } = manifest[key];
    if (files.has(file)) return;
    files.add(file);
    imports.forEach(collect);
  };
  Object.keys(manifest)
    .filter((key) => starts.test(key))
    .forEach(collect);
  return [...files].filter((file) => file.endsWith(".js")).map((file) => `${dist}/${file}`);
}

export default [
  {
    name: "script of the first page",
    path: scriptsOf(/^index\.html$|page\/(welcome|home)\/|core\/src\/messages\/ru\.ts$/),
    limit: "356 kB",
    gzip: true,
  },
  {
    name: "script of the page behind a link",
    path: scriptsOf(/^link\.html$|core\/src\/messages\/ru\.ts$|hyphen\/ru\/index\.js$/),
    limit: "330 kB",
    gzip: true,
  },
  { name: "script of the tracker", path: "packages/tracker/dist/tracker.js", limit: "10240 B", gzip: true },
];
