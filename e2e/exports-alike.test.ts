import pixelmatch from "pixelmatch";
import { chromium, type Browser } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleMap, langs, mapIdSchema, type Lang, type Overlay } from "@itinera/core";
import { createExporter, pageOfMap, svgFile, type Exporter } from "@itinera/export";
import { findChromium } from "../scripts/task/chromium.ts";

let browser: Browser;
let exporter: Exporter;
beforeAll(async () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("no Chromium was found: set CHROME_PATH");
  browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  exporter = createExporter();
});
afterAll(async () => {
  await browser?.close();
  await exporter?.close();
});

const absent: Overlay = { state: "absent" };

async function examplePage(lang: Lang) {
  let made = 0;
  const map = await exampleMap("current", lang, {
    id: mapIdSchema.parse("example"),
    newId: () => `id${made++}`,
  });
  return pageOfMap({ map, overlay: absent, lang });
}

/** Part of the pixels that differ, edges of letters aside (pixelmatch at 0.2). */
function difference(a: PNG, b: PNG): number {
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  const cut = (picture: PNG) => {
    const out = new PNG({ width, height });
    PNG.bitblt(picture, out, 0, 0, width, height, 0, 0);
    return out.data;
  };
  return pixelmatch(cut(a), cut(b), undefined, width, height, { threshold: 0.2 }) / (width * height);
}

test.each(langs)("the SVG in a browser and the PNG are one picture, in %s", async (lang) => {
  const page = await examplePage(lang);
  const svg = await svgFile(page);
  const made = await exporter.png(page, { scale: 1 });
  if (made.kind === "refused") return expect.fail(made.reason);
  const tab = await browser.newPage({ viewport: { width: Math.ceil(page.w), height: Math.ceil(page.h) } });
  await tab.setContent(`<body style="margin:0">${svg.replace("<svg", '<svg style="display:block"')}</body>`);
  await tab.evaluate(() => document.fonts.ready);
  const shown = PNG.sync.read(await tab.screenshot());
  await tab.close();
  expect(difference(shown, PNG.sync.read(Buffer.from(made.bytes)))).toBeLessThanOrEqual(0.001);
});
