// The tracker's own measures of speed, against Google's library on the same page.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { useTrackerSite } from "./tracker-site.ts";

const site = useTrackerSite();

interface Measured {
  readonly name: string;
  readonly value: number;
  readonly rating: string;
}

const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });

it("web vitals are those that Google's library measures", async () => {
  const library = fileURLToPath(new URL("web-vitals.iife.js", import.meta.resolve("web-vitals")));
  const page = await site.visit({
    script: `data-key="k" data-auto="vitals"`,
    head: `<script>${await readFile(library, "utf8")}
      var measured = {};
      for (const on of [webVitals.onLCP, webVitals.onFCP, webVitals.onCLS, webVitals.onINP, webVitals.onTTFB])
        on((metric) => { measured[metric.name] = metric; });
    </script>`,
    body: `<h1>Linden</h1><div id="above"></div><p style="font-size:60px">The largest of all texts of this page</p><button>Slow</button>`,
  });
  await page.waitForFunction(() => "itinera" in window);
  await page.waitForTimeout(300);
  // Unexpected moves in two groups, of which the second is the larger.
  for (const [height, pause] of [
    ["20px", 1_300],
    ["200px", 200],
    ["320px", 700],
  ] as const) {
    await page.evaluate((now) => {
      const above = document.querySelector("#above");
      if (above instanceof HTMLElement) above.style.height = now;
    }, height);
    await page.waitForTimeout(pause);
  }
  await page.evaluate(() =>
    document.querySelector("button")?.addEventListener("click", () => {
      const until = performance.now() + 120;
      while (performance.now() < until);
    }),
  );
  for (let click = 0; click < 3; click++) {
    await page.locator("button").click();
    await page.waitForTimeout(300);
  }
  await hide(page);
  const ours = await site.waitFor("Web vital", 5);
  const theirs = await page.evaluate(() => {
    const { measured } = window as unknown as { readonly measured: Readonly<Record<string, Measured>> };
    return Object.values(measured).map(({ name, value, rating }) => ({ name, value, rating }));
  });
  const byName = (list: readonly Measured[]) => [...list].sort((a, b) => a.name.localeCompare(b.name));
  expect(byName(ours.map(({ properties }) => properties as unknown as Measured))).toEqual(
    byName(theirs).map((one) => ({ ...one, value: expect.closeTo(one.value, 3) })),
  );
  expect(theirs.map(({ name }) => name).sort()).toEqual(["CLS", "FCP", "INP", "LCP", "TTFB"]);
  expect(theirs.find(({ name }) => name === "CLS")?.value).toBeGreaterThan(0);
});

it("of a page that nobody touches they are told when it is out of sight, and once", async () => {
  const page = await site.visit({ script: `data-key="k" data-auto="vitals"`, body: "<h1>Linden</h1>" });
  await page.waitForFunction(() => "itinera" in window);
  await page.waitForTimeout(300);
  await hide(page);
  await hide(page);
  const told = await site.waitFor("Web vital", 4);
  expect(told.map(({ properties }) => properties?.["name"]).sort()).toEqual(["CLS", "FCP", "LCP", "TTFB"]);
});
