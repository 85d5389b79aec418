// A map of 2,000 cards: only what is in sight is drawn, all of it comes when it is looked at, and from afar
// cards are there without their words.
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { largeMapFile, sizeFor } from "../bench/map-page/large-map.ts";
import { picture } from "./harness.ts";
import { useApp } from "./use-app.ts";

const used = useApp();
/** One window for all tests. */
let page: Page;
beforeAll(async () => {
  const map = await used.newMap({ kind: "file", text: largeMapFile(sizeFor(2_000)) });
  page = await used.openToStay(`/map/${map}`);
  await page.getByRole("grid").waitFor();
});

/** For a machine that has other work. */
const patience = { timeout: 10_000 };

const elements = () => page.locator("*").count();
const cards = () => page.locator('[data-place^="card"]').count();

/** Share of the window beside the headers where cells lie. */
const shareOfCells = () =>
  page.evaluate(() => {
    const found: boolean[] = [];
    for (let x = 240; x < innerWidth - 20; x += 60)
      for (let y = 220; y < innerHeight - 60; y += 40)
        found.push(document.elementFromPoint(x, y)?.closest("[role=gridcell]") != null);
    return found.filter(Boolean).length / found.length;
  });

const zoomBy = async (steps: number) => {
  await page.mouse.move(800, 500);
  await page.keyboard.down("Control");
  for (let step = 0; step < Math.abs(steps); step++) await page.mouse.wheel(0, steps < 0 ? 50 : -50);
  await page.keyboard.up("Control");
};

it("draws what is in sight and a little more, wherever it is scrolled to", async () => {
  for (const [x, y] of [
    [0, 0],
    [3_000, 1_500],
    [9_000, 9_000],
    [0, 0],
  ] as const) {
    await page.getByRole("grid").evaluate(
      (grid, to) => {
        let desk = grid.parentElement;
        while (desk && desk.scrollHeight <= desk.clientHeight) desk = desk.parentElement;
        desk?.scrollTo(...to);
      },
      [x, y] as const,
    );
    await expect.poll(shareOfCells, patience).toBeGreaterThan(0.9);
    await expect.poll(elements, patience).toBeLessThan(6_000);
  }
});

it("keeps the card that is held, far away as it may be", async () => {
  const card = page.locator('[data-place^="card"]').first();
  const name = await card.getAttribute("data-place");
  await card.click();
  await page.mouse.move(800, 500);
  await page.mouse.wheel(4_000, 3_000);
  await expect.poll(cards, patience).toBeGreaterThan(50);
  await expect.poll(() => page.locator(`[data-place="${name}"]`).count(), patience).toBe(1);
  await page.mouse.wheel(-4_000, -3_000);
});

it("from afar has all its cards by name and none of their words, and near again its words", async () => {
  const words = page.locator('[data-place^="card"] [lang]');
  await expect.poll(() => words.count(), patience).toBeGreaterThan(100);
  await zoomBy(-6);
  await expect.poll(() => words.count(), patience).toBe(0);
  await expect.poll(cards, patience).toBeGreaterThan(500);
  expect(await page.getByRole("group", { name: /Keep the basket/ }).count()).toBeGreaterThan(20);
  await picture(page, "map-large-afar");
  expect(await elements()).toBeLessThan(8_000);
  await zoomBy(6);
  await expect.poll(() => words.count(), patience).toBeGreaterThan(100);
  await expect.poll(shareOfCells, patience).toBeGreaterThan(0.9);
});

it("is fitted into the window and brought back by keys and buttons", async () => {
  const percent = async () =>
    Number.parseInt(
      (await page
        .getByRole("contentinfo")
        .getByText(/^\d+ ?%$/)
        .textContent()) ?? "",
      10,
    );
  const sheet = page.locator("[data-sheet]");
  await page.locator('[data-place^="card"]').first().focus();
  await page.keyboard.press("0");
  await expect.poll(percent, patience).toBe(100);
  await page.keyboard.press("-");
  await expect.poll(percent, patience).toBeLessThan(100);
  await page.keyboard.press("+");
  await expect.poll(percent, patience).toBe(100);
  await page.keyboard.press("!");
  // 50 stages are more than the least zoom brings into a window; as small as it goes, then.
  await expect.poll(percent, patience).toBeLessThan(40);
  expect((await sheet.boundingBox())?.width).toBeLessThan(4_000);
  await page.keyboard.press("0");
  await expect.poll(percent, patience).toBe(100);
});

it("shows letters in their field at once, and makes room on the sheet for them", async () => {
  // By its name: which card is the fifth changes as rows are drawn and left out.
  const name = await page.locator('[data-place^="card"]').nth(4).getAttribute("data-place");
  const card = page.locator(`[data-place="${name}"]`);
  const before = (await card.boundingBox())?.height ?? NaN;
  await card.dblclick();
  const field = page.getByRole("textbox", { name: "Text of the card" });
  await field.waitFor();
  await page.keyboard.type(" and a few words more, so that the card grows by lines");
  await field.getByText("grows by lines").waitFor();
  await expect.poll(async () => (await card.boundingBox())?.height, patience).toBeGreaterThan(before);
  await page.keyboard.press("Escape");
});
