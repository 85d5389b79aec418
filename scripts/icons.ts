/** Makes packages/scene/src/generated/icons.json from lucide's icons: `node scripts/icons.ts`. */
import { readFile, writeFile } from "node:fs/promises";
import { channelIcon, channels, iconLibrary, laneKindNames, laneKindOf } from "@itinera/core";
import { absolutePath } from "./icons/absolute-path.ts";
import { shapePath, type IconElement } from "./icons/shape-path.ts";

/** Beside those of lanes and channels: what empty cells, cards and headers draw. */
const others = [
  "annoyed",
  "check",
  "chevrons-up",
  "circle-dot-dashed",
  "circle-x",
  "door-open",
  "frown",
  "laugh",
  "link",
  "meh",
  "paperclip",
  "plus",
  "smile",
  "triangle-alert",
];

const names = new Set([
  ...laneKindNames.map((kind) => laneKindOf(kind).icon),
  ...Object.keys(channels).map(channelIcon),
  channelIcon("a channel that the library does not know"),
  ...others,
  ...iconLibrary,
]);

interface IconModule {
  readonly __iconData?: { readonly node: readonly IconElement[] };
}

/** An icon's elements; a name may be another's alias, whose module only passes it on. */
async function elementsOf(name: string): Promise<readonly IconElement[]> {
  const file = new URL(`../node_modules/lucide-react/dist/esm/icons/${name}.mjs`, import.meta.url);
  const { __iconData } = (await import(file.href)) as IconModule;
  if (__iconData) return __iconData.node;
  const original = /from '\.\/([a-z0-9-]+)\.mjs'/.exec(await readFile(file, "utf8"))?.[1];
  if (original === undefined) throw new Error(`lucide has no drawing for "${name}"`);
  return elementsOf(original);
}

const icons: Record<string, string> = {};
for (const name of [...names].sort()) {
  const elements = await elementsOf(name);
  icons[name] = elements.map((element) => absolutePath(shapePath(element))).join("");
}
const notice = "Lucide (https://lucide.dev), ISC License, Copyright (c) Lucide Icons and Contributors";
await writeFile(
  new URL("../packages/scene/src/generated/icons.json", import.meta.url),
  `${JSON.stringify({ notice, size: 24, icons }, undefined, 1)}\n`,
);
console.log(`${names.size} icons`);
