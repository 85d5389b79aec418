// The script that a browser loads before it shows its first page: the entry, the welcome page, the list of
// maps, one language, and everything that these import.
import { readFileSync } from "node:fs";

const dist = "packages/web/dist";
const manifest = JSON.parse(readFileSync(`${dist}/manifest.json`, "utf8"));

const first = Object.keys(manifest).filter(
  (key) => manifest[key].isEntry || /page\/(welcome|home)\/|core\/src\/messages\/ru\.ts$/.test(key),
);
const files = new Set();
const collect = (key) => {
  const { file, imports = [] } = manifest[key];
  if (files.has(file)) return;
  files.add(file);
  imports.forEach(collect);
};
first.forEach(collect);

export default [
  {
    name: "script of the first page",
    path: [...files].filter((file) => file.endsWith(".js")).map((file) => `${dist}/${file}`),
    limit: "350 kB",
    gzip: true,
  },
];
