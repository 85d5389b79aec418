// The screenshot matrix: every page in three languages, two sizes and two themes. `--only persona,form`,
// `--lang ru`, `--theme dark`, `--size small` take a part of it.
import { createTranslator, langs, type Lang } from "@itinera/core";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startApp, type App } from "../e2e/app.ts";
import { builtPages } from "../e2e/built-pages.ts";
import { accountPages } from "./shots/account-pages.ts";
import { frontPages } from "./shots/front-pages.ts";
import { mapLayers } from "./shots/map-layers.ts";
import { mapPages } from "./shots/map-pages.ts";
import { peoplePages } from "./shots/people-pages.ts";
import { createScenery } from "./shots/scenery.ts";
import { sharedPages } from "./shots/shared-pages.ts";
import type { Shot } from "./shots/shot.ts";
import { root, say } from "./task/command.ts";

const folder = join(root, "artifacts", "shots");
const sizes = ["large", "small"] as const;
const themes = ["light", "dark"] as const;

const { values: asked } = parseArgs({
  options: {
    only: { type: "string" },
    lang: { type: "string" },
    theme: { type: "string" },
    size: { type: "string" },
  },
});
/** Those that are asked for, all of them when nothing is. */
const some = <One extends string>(all: readonly One[], wanted: string | undefined): readonly One[] =>
  wanted === undefined ? all : all.filter((one) => wanted.split(",").includes(one));

const isAsked = ({ name }: Shot) =>
  asked.only === undefined || asked.only.split(",").some((start) => name.startsWith(start));
const shots = [
  ...frontPages,
  ...accountPages,
  ...peoplePages,
  ...mapPages,
  ...mapLayers,
  ...sharedPages,
].filter(isAsked);

await builtPages();
await mkdir(folder, { recursive: true });
for (const lang of some(langs, asked.lang)) {
  const app = await startApp();
  try {
    await shootIn(lang, app);
  } finally {
    await app.close();
  }
}

async function shootIn(lang: Lang, app: App): Promise<void> {
  const scenery = createScenery(app, lang);
  const { t } = await createTranslator(lang);
  for (const theme of some(themes, asked.theme)) {
    for (const size of some(sizes, asked.size)) {
      const setting = { lang, theme, phone: size === "small" };
      for (const { name, open } of shots.filter(({ only }) => (only ?? size) === size)) {
        const file = `${name}-${lang}-${theme}-${size}.png`;
        const page = await open({ app, scenery, setting, t });
        // Parts of the page are loaded when they are first shown.
        await page.locator("h1").first().waitFor({ state: "attached" });
        await page.waitForLoadState("networkidle");
        await sleep(500);
        await page.screenshot({ path: join(folder, file) });
        // Those who came along to be seen leave too.
        for (const context of page.context().browser()?.contexts() ?? []) await context.close();
        say(file);
      }
    }
  }
}
