// The sheet shows what a map holds beside its cards: sections, pinned and folded lanes, tall cards, arrows, densities.
import { emptyMap, journeyFileOf, richTextOf, type JourneyMap } from "@itinera/core";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { expectAccessible, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";

const used = useApp();

const card = (id: string, lane: string, column: string, more: object = {}) => ({
  id,
  order: id,
  lane,
  column,
  span: 1,
  text: richTextOf(`card ${id}`),
  channels: [],
  personas: [],
  ...more,
});

const map = {
  ...emptyMap("m" as JourneyMap["id"], { name: "Grid", type: "service-blueprint", lang: "en" }),
  stages: Array.from({ length: 30 }, (_, at) => ({ id: `s${at}`, order: `a${at}`, name: `Stage ${at}` })),
  sections: [{ id: "g", order: "a0", name: "Problems" }],
  lanes: [
    { id: "goal", kind: "goal", pinned: true },
    { id: "touchpoints", kind: "touchpoints" },
    { id: "actions", kind: "actions" },
    { id: "barriers", kind: "barriers", section: "g", height: 600 },
    { id: "fears", kind: "fears", section: "g", collapsed: true },
    { id: "backstage", kind: "backstage", height: 600 },
  ].map((lane, at) => ({ ...lane, order: `a${at}` })),
  cards: [
    card("a", "goal", "s0"),
    card("b", "touchpoints", "s0", { rows: 2 }),
    card("c", "touchpoints", "s1"),
    card("d", "barriers", "s2"),
    card("e", "fears", "s0"),
  ],
  connectors: [{ id: "k", order: "a0", from: "b", to: "d" }],
} as unknown as JourneyMap;

/** One window for all tests. */
let page: Page;
beforeAll(async () => {
  const id = await used.newMap({ kind: "file", text: journeyFileOf(map) });
  page = await used.openToStay(`/map/${id}`);
  await page.locator("[data-sheet]").waitFor();
});

const topOf = async (name: string) =>
  (await page.getByText(name, { exact: true }).first().boundingBox())?.y ?? NaN;

it("rows say their place in the grid, headings of sections and blueprint lines among them", async () => {
  const rows = page.getByRole("grid").getByRole("row");
  const places = await rows.evaluateAll((list) =>
    list.map((row) => Number(row.getAttribute("aria-rowindex"))),
  );
  // Each row once, as they stand on the sheet, none beyond the number that is said.
  expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
  const grid = page.getByRole("grid");
  const said = async (name: string) => Number(await grid.getAttribute(name));
  expect(places.at(-1)).toBe(await said("aria-rowcount"));
  const columns = await grid
    .locator("[role=gridcell], [role=columnheader], [role=rowheader]")
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("aria-colindex"))));
  expect(Math.min(...columns)).toBe(1);
  expect(Math.max(...columns)).toBeLessThanOrEqual(await said("aria-colcount"));
  expect(columns.every(Number.isInteger)).toBe(true);
  // One place of the grid takes the Tab key.
  expect(await grid.locator("[data-place][tabindex='0']").count()).toBe(1);
  await page.getByText("Line of visibility").first().waitFor();
  expect(await page.locator('[role="gridcell"][aria-rowspan="2"]').count()).toBe(1);
  expect(await page.locator("[data-connector]").count()).toBe(1);
  await picture(page, "grid-blueprint");
});

it("a pinned lane stays under the header while the others scroll", async () => {
  const [goal, other] = [await topOf("card a"), await topOf("card d")];
  await page.locator("[data-sheet]").evaluate((sheet) => sheet.parentElement?.scrollTo(0, 300));
  await expect.poll(async () => Math.abs((await topOf("card a")) - goal)).toBeLessThan(12);
  expect(await topOf("card d")).toBeLessThan(other - 250);
  await page.locator("[data-sheet]").evaluate((sheet) => sheet.parentElement?.scrollTo(0, 0));
});

it("a section folds and opens; a folded lane opens with a press", async () => {
  await page.getByRole("gridcell", { name: "1 card", exact: true }).click({ position: { x: 20, y: 10 } });
  await page.getByText("card e", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Problems" }).click();
  await page.getByText("card d", { exact: true }).first().waitFor({ state: "detached" });
  await page.getByText("2 lanes", { exact: true }).waitFor();
  await page.getByRole("button", { name: /Problems/ }).click();
  await page.getByText("card d", { exact: true }).first().waitFor();
});

it("thirty stages fit the window in the overview", async () => {
  await page.getByRole("button", { name: /^Density/ }).click();
  await page.getByRole("menuitem", { name: "Overview" }).click();
  const last = page.getByRole("columnheader", { name: /Stage 29/ });
  await expect
    .poll(async () => {
      const box = await last.boundingBox();
      return box && box.x + box.width;
    })
    .toBeLessThanOrEqual(1_440);
  await expectAccessible(page);
  await picture(page, "grid-overview");
});
