// What is taken by its edges and moved by the pointer: steps, lanes, cards, arrows of the header; and told to those who hear it.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { picture } from "./harness.ts";
import { shopMap } from "./shop-map.ts";
import { useApp } from "./use-app.ts";
import type { Window } from "./windows.ts";

const { newMap, openMap } = useApp();

const openOwn = async (window?: Window) => openMap(await newMap(await shopMap()), window);

type Found = ReturnType<Page["locator"]>;
interface Point {
  readonly x: number;
  readonly y: number;
}

const steps = (page: Page) => page.locator("[data-place^='step:']");
const stage = (page: Page, at: number) => page.locator("[data-place^='stage:']").nth(at);
const lane = (page: Page, name: RegExp) => page.getByRole("rowheader", { name });
const card = (page: Page, name: RegExp) => page.getByRole("group", { name });
const arrows = (page: Page) => page.getByRole("grid").locator("[data-connector]");
const said = (page: Page) => page.locator("p[aria-live=assertive]").textContent();

async function boxOf(one: Found) {
  const box = await one.boundingBox();
  if (!box) throw new Error("It is not on the screen");
  return box;
}

const laneNames = (page: Page) =>
  page.getByRole("rowheader").evaluateAll((all) => all.map((one) => one.ariaLabel));

/** Takes what lies at `from` to `to`, and leaves the button pressed. */
async function carry(page: Page, from: Point, to: Point) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 5, from.y + 5, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.move(to.x, to.y + 1);
}
async function drag(page: Page, from: Point, to: Point) {
  await carry(page, from, to);
  await page.mouse.up();
}

async function addSteps(page: Page, at: number, ...names: readonly string[]) {
  await stage(page, at).focus();
  for (const name of names) {
    await page.keyboard.press("t");
    await page.getByRole("textbox", { name: "Name of the step" }).fill(name);
    await page.keyboard.press("Enter");
  }
  await steps(page)
    .nth(names.length - 1)
    .waitFor();
}

describe("headers", () => {
  it("of steps are dragged within their stage and into another, and the move is told", async () => {
    const page = await openOwn();
    await addSteps(page, 0, "First", "Second", "Third");
    const middle = ({ x, y, width, height }: Awaited<ReturnType<typeof boxOf>>, part = 0.5) => ({
      x: x + width * part,
      y: y + height / 2,
    });
    const box = (name: string) => boxOf(steps(page).filter({ hasText: name }));
    await drag(page, middle(await box("First")), middle(await box("Third"), 0.8));
    await expect.poll(() => steps(page).allInnerTexts()).toEqual(["Second", "Third", "First"]);
    expect(await said(page)).toMatch(/^First moved to place 3 of 3/);
    const next = await boxOf(stage(page, 1));
    await carry(page, middle(await box("Third")), { x: next.x + 30, y: next.y + 50 });
    await picture(page, "handles-step");
    await page.mouse.up();
    await expect.poll(async () => (await box("Third")).x).toBeGreaterThan((await box("First")).x);
    expect(await steps(page).count()).toBe(3);
    await page.keyboard.press("Control+z");
    await expect.poll(() => steps(page).allInnerTexts()).toEqual(["Second", "Third", "First"]);
  });

  it("have arrows that are pressed, labelled, turned and deleted as those between cards", async () => {
    const page = await openOwn();
    const count = await arrows(page).count();
    expect(count).toBeGreaterThan(1);
    const pressed = arrows(page)
      .filter({ hasNot: page.locator("path[stroke-dasharray]") })
      .first();
    await pressed.locator("path").first().hover({ force: true });
    await picture(page, "handles-arrow");
    // The way to the next stage has nothing drawn in its middle: it is pressed where it runs.
    const way = await boxOf(pressed.locator("path").first());
    await page.mouse.click(way.x + way.width / 2, way.y + way.height / 2);
    const dialog = page.getByRole("dialog", { name: "Arrow" });
    await dialog.getByRole("textbox", { name: "Label" }).fill("and again");
    await page.keyboard.press("Enter");
    await page.getByRole("grid").getByText("and again").waitFor();
    await dialog.getByRole("button", { name: "Turn the arrow round" }).click();
    await dialog.getByRole("button", { name: /^Begins at: Repeat/ }).waitFor();
    await dialog.getByRole("button", { name: "Delete the arrow" }).click();
    await expect.poll(() => arrows(page).count()).toBe(count - 1);
    // By keyboard: the other one, from the stage that it leads to.
    await page.locator("[data-place^='stage:']").filter({ hasText: "Evaluation" }).focus();
    await page.keyboard.press("Shift+A");
    await dialog.getByRole("textbox", { name: "Label" }).fill("Back");
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Close" }).click();
    await page.getByRole("grid").getByText("Back", { exact: true }).waitFor();
    // It goes back, and is dashed for that; the switch says so, and makes it solid.
    const dashed = () => arrows(page).locator("path[stroke-dasharray]").count();
    await page.locator("[data-place^='stage:']").filter({ hasText: "Evaluation" }).focus();
    await page.keyboard.press("Shift+A");
    const before = await dashed();
    expect(before).toBeGreaterThan(0);
    const dashes = dialog.getByRole("switch", { name: "Dashed" });
    expect(await dashes.isChecked()).toBe(true);
    await dashes.press("Space");
    await expect.poll(dashed).toBe(before - 1);
    expect(await dashes.isChecked()).toBe(false);
  });
});

describe("lanes", () => {
  it("become higher by their border and by keyboard, pinned ones too while the sheet is scrolled", async () => {
    const page = await openOwn();
    const edge = async (name: RegExp) => {
      const { x, y, width, height } = await boxOf(lane(page, name));
      return { x: x + width / 2, y: y + height - 2, height };
    };
    const before = await edge(/Barriers/);
    await drag(page, before, { x: before.x, y: before.y + 59 });
    await expect.poll(async () => (await edge(/Barriers/)).height).toBeCloseTo(before.height + 60, -0.5);
    const grown = await edge(/Barriers/);
    await page.mouse.dblclick(grown.x, grown.y);
    await expect.poll(async () => (await edge(/Barriers/)).height).toBe(before.height);
    await lane(page, /Goal/).focus();
    await page.keyboard.press("p");
    await page.locator("[data-sheet]").evaluate((sheet) => sheet.parentElement?.scrollTo(0, 200));
    const pinned = await edge(/Goal/);
    await drag(page, pinned, { x: pinned.x, y: pinned.y + 39 });
    await expect.poll(async () => (await edge(/Goal/)).height).toBeCloseTo(pinned.height + 40, -0.5);
    await lane(page, /Goal/).focus();
    await page.keyboard.press("Alt+Shift+ArrowUp");
    await expect.poll(async () => (await edge(/Goal/)).height).toBeCloseTo(pinned.height + 24, -0.5);
  });

  it("are dragged on the sheet and in the panel, past hidden ones, and the move is told", async () => {
    const page = await openOwn();
    await lane(page, /Touchpoints/).focus();
    await page.keyboard.press("h");
    const [goal = "", second = ""] = (await laneNames(page)).map(String);
    const [from, to] = [await boxOf(lane(page, /Goal/)), await boxOf(page.getByRole("rowheader").nth(1))];
    await drag(page, { x: from.x + 70, y: from.y + 12 }, { x: to.x + 70, y: to.y + to.height - 4 });
    await expect.poll(async () => (await laneNames(page)).slice(0, 2)).toEqual([second, goal]);
    expect(await said(page)).toMatch(/^Goal moved to place \d+ of \d+/);
    await page.keyboard.press("Shift+H");
    const panel = page.getByRole("complementary", { name: "Lanes of the map" });
    const rows = panel.getByRole("row");
    const names = await rows.allInnerTexts();
    const [grip, last] = [
      await boxOf(panel.getByRole("button", { name: /^Move / }).first()),
      await boxOf(rows.nth(3)),
    ];
    await drag(page, { x: grip.x + 6, y: grip.y + 10 }, { x: grip.x + 6, y: last.y + last.height - 2 });
    await expect.poll(async () => (await rows.allInnerTexts())[3]).toBe(names[0]);
    await picture(page, "handles-lanes");
  });
});

describe("cards", () => {
  it("cover columns by their right handle and lanes by their lower one, and by keys", async () => {
    const page = await openOwn();
    await lane(page, /Touchpoints/).focus();
    await page.keyboard.press("l");
    await page.getByRole("searchbox", { name: "Add a lane" }).fill("motives");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await lane(page, /Motives/).waitFor();
    const one = card(page, /^Newsletter, /);
    await one.click();
    const small = await boxOf(one);
    await drag(
      page,
      { x: small.x + small.width + 3, y: small.y + small.height / 2 },
      { x: small.x + small.width + 110, y: small.y + small.height / 2 },
    );
    await expect.poll(async () => (await boxOf(one)).width).toBeGreaterThan(small.width + 100);
    const wide = await boxOf(one);
    const motives = await boxOf(lane(page, /Motives/));
    await drag(
      page,
      { x: wide.x + wide.width / 2, y: wide.y + wide.height + 3 },
      { x: wide.x + wide.width / 2, y: motives.y + motives.height - 3 },
    );
    await expect.poll(async () => (await boxOf(one)).height).toBeGreaterThan(wide.height + 10);
    await picture(page, "handles-card");
    await page.keyboard.press("Alt+Shift+ArrowUp");
    await expect.poll(async () => (await boxOf(one)).height).toBe(small.height);
    await page.keyboard.press("Alt+Shift+ArrowLeft");
    await expect.poll(async () => (await boxOf(one)).width).toBe(small.width);
  });

  it("dragged to an edge of the window pull the sheet along, and the move is told", async () => {
    const page = await openOwn({ size: { width: 900, height: 700 } });
    const desk = page.locator("[data-sheet]").locator("..");
    const [from, area] = [await boxOf(card(page, /^Newsletter, /)), await boxOf(desk)];
    const edge = { x: area.x + area.width - 24, y: from.y + 20 };
    await carry(page, { x: from.x + 40, y: from.y + 10 }, edge);
    // The browser tells a drag only of a pointer that moves.
    for (let at = 0; at < 30; at++) await page.mouse.move(edge.x + (at % 2), edge.y);
    await expect.poll(() => desk.evaluate((one) => one.scrollLeft)).toBeGreaterThan(200);
    await page.mouse.move(edge.x - 200, edge.y, { steps: 4 });
    await page.mouse.move(edge.x - 201, edge.y);
    await page.mouse.up();
    await expect.poll(() => said(page)).toMatch(/^Newsletter moved to [D-Z]2/);
  });
});

describe("several cards", () => {
  it("take colour, tags, owner, persona, status and channel together, move and go", async () => {
    const page = await openOwn();
    await card(page, /^Newsletter, /).click();
    await card(page, /^Checkout/).click({ modifiers: ["Control"] });
    const bar = page.getByRole("region", { name: "Selected cards" });
    const press = (name: string) => bar.getByRole("button", { name, exact: true }).click();
    await press("Owner");
    await page.getByRole("combobox", { name: "Owner" }).fill("Ines");
    await page.getByRole("dialog", { name: "Owner" }).getByRole("button", { name: "Set" }).click();
    await press("Colour");
    await page.getByRole("menuitem", { name: "Colour 3" }).click();
    await press("Status");
    await page.getByRole("menuitem", { name: "Planned" }).click();
    await press("Tags");
    await page.getByRole("textbox", { name: "New tag" }).fill("spring");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await press("Personas");
    await page.getByRole("menuitemcheckbox", { name: "Leon" }).click();
    await page.keyboard.press("Escape");
    await press("Channels");
    await page.getByRole("menuitemcheckbox", { name: "Phone, hotline" }).click();
    await page.keyboard.press("Escape");
    const made = () =>
      page.getByRole("group", { name: /^(Newsletter|Checkout), .*Phone.*Leon.*Planned/ }).count();
    await expect.poll(made).toBe(2);
    await press("Move to…");
    const dialog = page.getByRole("dialog", { name: "Move to…" });
    await picture(page, "handles-bulk");
    await dialog.getByRole("button", { name: "Move", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await press("Delete");
    await page.getByText("2 cards deleted").waitFor();
    for (let times = 0; times < 7; times++) await page.keyboard.press("Control+z");
    await card(page, /^Newsletter, /).click();
    await page.keyboard.press("Space");
    await expect.poll(() => page.getByRole("combobox", { name: "Owner" }).inputValue()).toBe("Ines");
  });
});
