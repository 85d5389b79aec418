// Every layer of the editor, in three languages: axe finds nothing, and nothing stands out of the window.
import { createTranslator, langs, type Translator } from "@itinera/core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";

const { client, open, openExample } = useApp();

const themes = { en: "light", ru: "dark", pl: "light" } as const;
const cards = (page: Page) => page.getByRole("gridcell").getByRole("group");
const header = (page: Page, kind: "stage" | "lane", at: number) =>
  page.locator(`[data-place^='${kind}:']`).nth(at);

/** Opens something over or beside the sheet; gives how to close it when that is not Escape. */
type Layer = (page: Page, t: Translator["t"]) => Promise<void>;

const keys =
  (...pressed: readonly string[]): Layer =>
  async (page) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
const onHeader =
  (kind: "stage" | "lane", at: number, ...pressed: readonly string[]): Layer =>
  async (page) => {
    await header(page, kind, at).focus();
    for (const key of pressed) await page.keyboard.press(key);
  };
const onCard =
  (...pressed: readonly string[]): Layer =>
  async (page) => {
    await cards(page).nth(9).focus();
    for (const key of pressed) await page.keyboard.press(key);
  };
const button =
  (key: string): Layer =>
  (page, t) =>
    page
      .getByRole("button", { name: t([key, "common:more"]) })
      .first()
      .click();

/** What a layer is made of; the sheet below it is looked at by itself. */
const layer = "[role=dialog], [role=menu], [role=toolbar], aside, search, section";

/** Each begins and ends on the bare sheet. */
const layers: Readonly<Record<string, Layer>> = {
  shortcuts: keys("?"),
  palette: keys("Control+k"),
  replace: keys("Control+h"),
  remarks: keys("Shift+R"),
  lanes: keys("Shift+H"),
  "export menu": button("map:export.open"),
  "type menu": button("map:type.label"),
  "density menu": button("scene:density.label"),
  frame: button("cards:frame.open"),
  "add a lane": onHeader("lane", 1, "l"),
  "note of a stage": onHeader("stage", 1, "Shift+N"),
  "connect with": onCard("a"),
  "move to": onCard("Shift+F10", "End"),
  selection: onCard("Shift+ArrowRight", "Shift+ArrowDown"),
  "writing with a link": async (page) => {
    await cards(page).nth(9).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox").first().waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+k");
  },
  "stage beside the sheet": onHeader("stage", 1, "Space"),
  "lane beside the sheet": onHeader("lane", 3, "Space"),
};

describe.each(langs)("%s", (lang) => {
  it("has no layer that axe finds fault with", async () => {
    const { t } = await createTranslator(lang);
    const page = await openExample({ lang, theme: themes[lang] });
    for (const [name, show] of Object.entries(layers)) {
      await show(page, t);
      await page.waitForTimeout(150);
      await picture(page, `view-${name.replaceAll(" ", "-")}-${lang}`);
      try {
        await expectAccessible(page, layer);
        await expectToFit(page);
      } catch (error) {
        throw new Error(`${name}: ${String(error)}`, { cause: error });
      }
      for (let times = 0; times < 3; times++) await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("dialog").count(), { message: name }).toBe(0);
    }
  });

  it("shows each type of map, a card's three tabs and two maps beside one another without fault", async () => {
    const { t } = await createTranslator(lang);
    const { current } = await client.example(lang);
    const page = await open("/templates", { lang, theme: themes[lang] });
    const { map } = await client.duplicateMap(current, { as: "future-state" });
    for (const type of ["service-blueprint", "experience-map"] as const) {
      await client.editMap(map, [{ kind: "map.set-type", type }]);
      await page.goto(`/map/${map}`);
      await page.getByRole("grid").waitFor();
      await picture(page, `view-${type}-${lang}`);
      await expectAccessible(page);
    }
    await cards(page).nth(9).click();
    await page.keyboard.press("Space");
    for (const tab of ["map:inspector.binding", "cards:evidence.tab"] as const) {
      await page.getByRole("tab", { name: t(tab) }).click();
      await expectAccessible(page);
    }
    await page.goto(`/map/${map}?beside=${current}`);
    await page.getByRole("img").first().waitFor();
    await picture(page, `view-beside-${lang}`);
    await expectAccessible(page);
    await expectToFit(page);
  });
});
