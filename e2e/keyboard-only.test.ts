// The restaurant template becomes a finished map and a file, and no mouse is touched on the way.
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";

const { open } = useApp();

const focusedName = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
  });

/** Tab by Tab, until the focus is on something of that name. */
async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (name.test(await focusedName(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} is not reached by ${key}`);
}

async function pressAll(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Through the palette to a place or a verb of that name. */
async function palette(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type(words);
  await page.getByRole("menuitem").first().waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
}

const words = {
  en: {
    restaurant: /restaurant/i,
    text: "Text of the card",
    saved: "Saved",
    export: /^Export/,
    file: /Map file/,
    stageName: "Name of the stage",
    persona: "Name of the persona",
    addPersona: /^Add a persona/,
    copies: "Duplicate",
  },
  ru: {
    restaurant: /ресторан/i,
    text: "Текст карточки",
    saved: "Сохранено",
    export: /^Экспорт/,
    file: /Файл карты/,
    stageName: "Название этапа",
    persona: "Имя персоны",
    addPersona: /^Добавить персону/,
    copies: "Дублировать",
  },
  pl: {
    restaurant: /restaurac/i,
    text: "Tekst karty",
    saved: "Zapisano",
    export: /^Eksport/,
    file: /Plik mapy/,
    stageName: "Nazwa etapu",
    persona: "Nazwa persony",
    addPersona: /^Dodaj personę/,
    copies: "Powiel",
  },
} as const;

interface MapFile {
  readonly map: {
    readonly stages: readonly { readonly name: string }[];
    readonly cards: readonly { readonly id: string; readonly text: unknown; readonly span: number }[];
    readonly feelings: readonly { readonly value: number }[];
    readonly personas: readonly { readonly name: string }[];
    readonly connectors: readonly unknown[];
  };
}

describe("without a mouse", () => {
  for (const lang of ["en", "ru", "pl"] as const)
    it(`the restaurant template becomes a finished map and a file, ${lang}`, async () => {
      const said = words[lang];
      const page = await open("/templates", { lang });
      await page.getByRole("listitem").first().waitFor();
      for (let at = 0; at < 60; at += 1) {
        const row = await page.evaluate(() => document.activeElement?.closest("li")?.textContent ?? "");
        if (said.restaurant.test(row)) break;
        await page.keyboard.press("Tab");
      }
      await page.keyboard.press("Enter");
      await page.getByRole("grid").waitFor();
      await expectAccessible(page);

      // Into the sheet, and a stage of one's own behind the first.
      await tabTo(page, /^A, /);
      await page.keyboard.press("s");
      await page.getByRole("textbox", { name: said.stageName }).waitFor();
      await page.keyboard.type("Terrace");
      await page.keyboard.press("Enter");
      await expect.poll(() => focusedName(page)).toMatch(/^B, Terrace/);

      // A card in the lane below, with a second one under it.
      await page.keyboard.press("ArrowDown");
      for (const card of ["Find a table outside", "Sit in the shade"]) {
        await page.keyboard.press("n");
        await page.getByRole("textbox", { name: said.text }).waitFor();
        await page.keyboard.type(card);
        await page.keyboard.press("Enter");
        await expect.poll(() => focusedName(page)).toContain(card);
      }
      // Wider over two columns; the other one moved to the next stage and back with undo.
      await pressAll(page, "Alt+Shift+ArrowRight", "ArrowUp", "m", "ArrowRight", "Enter", "Control+z");
      await expect.poll(() => focusedName(page)).toContain("Find a table outside");
      // Both chosen, copied, and the copies taken away again.
      await pressAll(page, "Shift+ArrowDown", "Control+d");
      await expect.poll(() => page.getByRole("group", { name: /Sit in the shade/ }).count()).toBe(2);
      await page.keyboard.press("Delete");
      await expect.poll(() => page.getByRole("group", { name: /Sit in the shade/ }).count()).toBe(1);

      // Somebody whose feelings are drawn.
      await tabTo(page, said.addPersona, "Shift+Tab");
      await page.keyboard.press("Enter");
      await page.getByRole("textbox", { name: said.persona }).waitFor();
      await page.keyboard.type("Olga");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);

      // Along the curve: half steps up and down.
      await palette(page, "Terrace");
      await expect.poll(() => focusedName(page)).toMatch(/^B, Terrace/);
      for (let at = 0; at < 30; at += 1) {
        await page.keyboard.press("ArrowDown");
        const isCurve = await page.evaluate(() => {
          const key = document.activeElement?.getAttribute("data-place") ?? "";
          return key.startsWith("cell:") && document.activeElement?.querySelector("button") === null;
        });
        if (isCurve) break;
      }
      await pressAll(
        page,
        "Enter",
        "ArrowUp",
        "ArrowUp",
        "ArrowUp",
        "ArrowRight",
        "ArrowDown",
        "ArrowDown",
        "Escape",
      );

      // The menu of the menu key; what it does is what its key does.
      await palette(page, "Sit in the shade");
      await expect.poll(() => focusedName(page)).toContain("Sit in the shade");
      await page.keyboard.press("Shift+F10");
      await page.getByRole("menu").waitFor();
      await expectAccessible(page);
      await tabTo(page, new RegExp(`^${said.copies}`), "ArrowDown");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.getByRole("group", { name: /Sit in the shade/ }).count()).toBe(2);
      await page.keyboard.press("Control+z");
      await page.getByText(said.saved, { exact: true }).waitFor();
      await picture(page, `keyboard-only-${lang}`);
      await expectAccessible(page);

      // And out as a file.
      await tabTo(page, said.export, "Shift+Tab");
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: said.file }).waitFor();
      for (let at = 0; at < 10 && !said.file.test(await focusedName(page)); at += 1)
        await page.keyboard.press("ArrowDown");
      const download = page.waitForEvent("download");
      await page.keyboard.press("Enter");
      const file = JSON.parse(await readFile(await (await download).path(), "utf8")) as MapFile;
      const { stages, cards, feelings, personas } = file.map;
      expect(stages[1]?.name).toBe("Terrace");
      expect(stages.length).toBeGreaterThan(3);
      expect(JSON.stringify(cards)).toContain("Find a table outside");
      expect(
        cards.filter((one) => JSON.stringify(one.text).includes("Sit in the shade")).map((one) => one.span),
      ).toEqual([2]);
      expect(feelings.map((one) => one.value).toSorted((a, b) => a - b)).toEqual([-0.5, 1]);
      expect(personas.map((one) => one.name)).toEqual(["Olga"]);
    });
});
