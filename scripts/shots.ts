// The screenshot matrix: every page in three languages, two sizes and two themes.
import { langs, type Lang } from "@itinera/core";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { dropFiles, startApp, type App } from "../e2e/harness.ts";
import { root, say } from "./task/command.ts";

const folder = join(root, "artifacts", "shots");

interface Shot {
  readonly name: string;
  /** Opens what is to be seen. */
  open(app: App, window: NonNullable<Parameters<App["open"]>[1]>, example: string): Promise<Page>;
}

const sample = [
  "visit_id;customer_id;event;time;channel",
  ...Array.from(
    { length: 40 },
    (_, at) =>
      `v${at >> 2};c${at >> 3};${["looked", "asked", "paid"][at % 3]};0${(at % 9) + 1}.03.2025 10:${10 + at}:00;web`,
  ),
].join("\n");

const pages: readonly Shot[] = [
  { name: "welcome", open: (app, window) => app.open("/welcome", window) },
  { name: "home", open: (app, window) => app.open("/", window) },
  { name: "templates", open: (app, window) => app.open("/templates", window) },
  { name: "imports", open: (app, window) => app.open("/imports", window) },
  {
    name: "import",
    async open(app, window) {
      const page = await app.open("/import", window);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await dropFiles(page, { name: "visits-march.csv", content: sample });
      await page.getByRole("table").first().waitFor();
      return page;
    },
  },
  { name: "map", open: (app, window, example) => app.open(`/map/${example}`, window) },
  {
    name: "map-inspector",
    async open(app, window, example) {
      const page = await app.open(`/map/${example}`, window);
      // On a phone cards are buttons of a list; on a sheet they are groups in cells.
      const card = window.phone
        ? page.locator("button[data-look]").first()
        : page.getByRole("gridcell").getByRole("group").nth(9);
      await card.click();
      return page;
    },
  },
];

async function exampleOf(app: App, lang: Lang): Promise<string> {
  const made = await fetch(`${app.url}/v1/example`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ lang }),
  });
  const { current } = (await made.json()) as { current: string };
  for (;;) {
    const { imports } = (await (await fetch(`${app.url}/v1/imports`)).json()) as {
      imports: { state: string }[];
    };
    if (imports.every((one) => one.state === "done")) return current;
    await sleep(100);
  }
}

await mkdir(folder, { recursive: true });
for (const lang of langs) {
  const app = await startApp();
  const example = await exampleOf(app, lang);
  for (const theme of ["light", "dark"] as const) {
    for (const phone of [false, true]) {
      for (const { name, open } of pages) {
        const file = `${name}-${lang}-${theme}-${phone ? "small" : "large"}.png`;
        const page = await open(app, { lang, theme, phone }, example);
        await page.waitForLoadState("networkidle");
        await sleep(400);
        await page.screenshot({ path: join(folder, file) });
        await page.context().close();
        say(file);
      }
    }
  }
  await app.close();
}
