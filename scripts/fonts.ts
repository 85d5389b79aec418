/** Makes the fonts and metrics tables of packages/scene from the whole fonts: `node scripts/fonts.ts`. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { emojiOf } from "./fonts/emoji.ts";
import { faces } from "./fonts/faces.ts";
import { metricsOf } from "./fonts/metrics.ts";
import { stripFont } from "./fonts/strip.ts";

const fonts = new URL("../packages/scene/fonts/", import.meta.url);
const generated = new URL("../packages/scene/src/generated/", import.meta.url);
const source = (path: string) => new URL(`../node_modules/@expo-google-fonts/${path}`, import.meta.url);

await mkdir(fonts, { recursive: true });
await mkdir(generated, { recursive: true });

for (const face of faces) {
  const { ttf, woff2 } = await stripFont(face, await readFile(source(face.source)));
  const table = metricsOf(face, ttf);
  await writeFile(new URL(`${face.file}.ttf`, fonts), ttf);
  await writeFile(new URL(`${face.file}.woff2`, fonts), woff2);
  await writeFile(new URL(`${face.file}.json`, generated), `${JSON.stringify(table)}\n`);
  console.log(
    `${face.file}: ${Array.from(table.chars).length} characters, ${table.kern.length} × ${table.kern[0]?.length} kerning classes, ` +
      `TTF ${ttf.length}, WOFF2 ${woff2.length} bytes`,
  );
}

const fontFaces = faces.map(
  (face) => `@font-face {
  font-family: "${face.family}";
  font-weight: ${face.weight};
  font-style: ${face.italic ? "italic" : "normal"};
  font-display: swap;
  src: url("./${face.file}.woff2") format("woff2");
}
`,
);
await writeFile(new URL("fonts.css", fonts), `/* Made by scripts/fonts.ts. */\n${fontFaces.join("")}`);

const emoji = await readFile(source("noto-emoji/400Regular/NotoEmoji_400Regular.ttf"));
await writeFile(new URL("emoji.ttf", fonts), emoji);
await writeFile(new URL("emoji.json", generated), `${JSON.stringify(emojiOf(emoji))}\n`);

for (const [family, licence] of [
  ["inter", "OFL-Inter.txt"],
  ["source-serif-4", "OFL-SourceSerif4.txt"],
  ["noto-emoji", "OFL-NotoEmoji.txt"],
] as const) {
  await copyFile(source(`${family}/LICENSE_FONT`), new URL(licence, fonts));
}
