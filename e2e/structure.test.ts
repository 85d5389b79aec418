// Stages, steps, lanes, sections, arrows and remarks, by mouse and by keyboard.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";

const { openExample } = useApp();

const menu = (page: Page) => page.getByRole("menu", { name: "What can be done here" });
const stages = (page: Page) => page.locator("[data-place^='stage:']");
const stage = (page: Page, at: number) => stages(page).nth(at);
const arrows = (page: Page) => page.locator("[data-connector]");
const lane = (page: Page, name: RegExp) => page.getByRole("rowheader", { name });
const toolbar = (page: Page, name: string | RegExp) =>
  page.getByRole("region", { name: "Tools of the map" }).getByRole("button", { name });

async function boxOf(one: ReturnType<Page["locator"]>) {
  const box = await one.boundingBox();
  if (!box) throw new Error("not on the screen");
  return box;
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 6, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

describe("stages and steps", () => {
  it("have a menu by button: merge, duplicate, collapse", async () => {
    const page = await openExample();
    const count = await stages(page).count();
    await stage(page, 1).hover();
    await stage(page, 1)
      .getByRole("button", { name: /^Menu of / })
      .click();
    await menu(page).waitFor();
    await picture(page, "structure-stage-menu");
    await menu(page).getByRole("menuitem", { name: "Merge with the next stage" }).click();
    await expect.poll(() => stages(page).count()).toBe(count - 1);
    await page.keyboard.press("Control+z");
    await expect.poll(() => stages(page).count()).toBe(count);
    // Copies, with all that stands in them.
    const goals = () => page.getByRole("group", { name: "See if the shop fits taste and budget" }).count();
    await stage(page, 1).focus();
    await page.keyboard.press("Control+d");
    await expect.poll(() => stages(page).count()).toBe(count + 1);
    await expect.poll(goals).toBe(2);
    await page.keyboard.press("Control+z");
    await expect.poll(goals).toBe(1);
    await lane(page, /Goal/).focus();
    await page.keyboard.press("Control+d");
    await expect.poll(() => lane(page, /Goal/).count()).toBe(2);
    await expect.poll(goals).toBe(2);
    await page.keyboard.press("Control+z");
    await expect.poll(() => lane(page, /Goal/).count()).toBe(1);
    await stage(page, 1).click({ button: "right" });
    await menu(page).getByRole("menuitem", { name: "Collapse" }).click();
    await expect.poll(async () => (await boxOf(stage(page, 1))).width).toBeLessThan(60);
    await stage(page, 1).click({ button: "right" });
    await menu(page).getByRole("menuitem", { name: "Expand" }).click();
    await expect.poll(async () => (await boxOf(stage(page, 1))).width).toBeGreaterThan(80);
  });

  it("become wider by their border and by keyboard, and take their own width again", async () => {
    const page = await openExample();
    await stage(page, 0).focus();
    const before = await boxOf(stage(page, 0));
    const edge = { x: before.x + before.width, y: before.y + before.height - 8 };
    await drag(page, edge, { x: edge.x + 80, y: edge.y });
    await expect.poll(async () => (await boxOf(stage(page, 0))).width).toBeGreaterThan(before.width + 60);
    await page.mouse.dblclick(edge.x + 80, edge.y);
    await expect.poll(async () => (await boxOf(stage(page, 0))).width).toBe(before.width);
    await stage(page, 0).focus();
    await page.keyboard.press("Alt+Shift+ArrowRight");
    await expect.poll(async () => (await boxOf(stage(page, 0))).width).toBe(before.width + 20);
    await page.keyboard.press("Alt+Shift+Home");
    await expect.poll(async () => (await boxOf(stage(page, 0))).width).toBe(before.width);
  });

  it("are split at a step, by keyboard alone, and keep a note", async () => {
    const page = await openExample();
    const count = await stages(page).count();
    await stage(page, 0).focus();
    for (const name of ["First", "Second"]) {
      await page.keyboard.press("t");
      await page.getByRole("textbox", { name: "Name of the step" }).fill(name);
      await page.keyboard.press("Enter");
    }
    await page.locator("[data-place^='step:']").filter({ hasText: "Second" }).waitFor();
    await page.keyboard.press("b");
    await page.getByRole("textbox", { name: "Name of the stage" }).press("Enter");
    await expect.poll(() => stages(page).count()).toBe(count + 1);
    await page.keyboard.press("Shift+N");
    await page.getByRole("textbox", { name: "Note" }).fill("Ask the couriers");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Space");
    await expect
      .poll(() => page.getByRole("textbox", { name: "Note" }).inputValue())
      .toBe("Ask the couriers");
  });
});

describe("lanes", () => {
  it("are inserted from all kinds, pinned, collapsed, hidden and found again in the panel", async () => {
    const page = await openExample();
    await lane(page, /Touchpoints/).focus();
    await page.keyboard.press("l");
    await page.getByRole("searchbox", { name: "Add a lane" }).fill("fear");
    await picture(page, "structure-add-lane");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await lane(page, /Fears/).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toMatch(/Fears/);
    await page.keyboard.press("c");
    await lane(page, /Fears, collapsed/i).waitFor();
    await page.keyboard.press("c");
    const low = (await boxOf(lane(page, /Fears/))).height;
    await page.keyboard.press("Alt+Shift+ArrowDown");
    await expect.poll(async () => (await boxOf(lane(page, /Fears/))).height).toBeGreaterThan(low + 10);
    await page.keyboard.press("p");
    await expect
      .poll(async () => (await boxOf(lane(page, /Fears/))).y)
      .toBeLessThan((await boxOf(lane(page, /Goal/))).y);
    await page.keyboard.press("h");
    await expect.poll(() => lane(page, /Fears/).count()).toBe(0);
    await toolbar(page, "Lanes of the map").click();
    const panel = page.getByRole("complementary", { name: "Lanes of the map" });
    await panel.getByRole("button", { name: "Show Fears" }).click();
    await panel.getByRole("button", { name: "Unpin Fears" }).click();
    await lane(page, /Fears/).waitFor();
    await panel.getByRole("button", { name: "Section of Fears" }).click();
    await page.getByRole("searchbox", { name: /^Section/ }).fill("Feelings");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await panel.getByRole("textbox", { name: "Name of the section" }).waitFor();
    await page.getByRole("button", { name: "Feelings", exact: true }).first().waitFor();
    await picture(page, "structure-lanes");
    await expectAccessible(page);
    await panel.getByRole("button", { name: "Collapse Feelings" }).click();
    await expect.poll(() => lane(page, /Fears/).count()).toBe(0);
    await panel.getByRole("button", { name: "Delete the section Feelings; its lanes stay" }).click();
    await lane(page, /Fears/).waitFor();
  });

  it("can be of the team's own kind, with a name, a colour and a role in a blueprint", async () => {
    const page = await openExample();
    await lane(page, /Solutions/).focus();
    await page.keyboard.press("l");
    await page.getByRole("searchbox", { name: "Add a lane" }).fill("own");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-place")))
      .toMatch(/^lane:/);
    await page.keyboard.press("Space");
    const panel = page.getByRole("complementary", { name: "Inspector" });
    await panel.getByRole("textbox", { name: "Name of the lane" }).fill("Weather");
    await page.keyboard.press("Enter");
    await lane(page, /Weather/).waitFor();
    await panel.getByRole("radio").nth(2).check({ force: true });
    await panel.getByRole("button", { name: /Role in a service blueprint/ }).click();
    await page.getByRole("option", { name: "Back stage" }).click();
    await page.getByRole("button", { name: /^Type of the map/ }).click();
    await page.getByRole("menuitemradio", { name: "Service blueprint" }).click();
    // Behind the line that customers see over.
    const line = page.getByText("Line of visibility").first();
    await line.waitFor();
    await expect
      .poll(async () => (await boxOf(lane(page, /Weather/))).y - (await boxOf(line)).y)
      .toBeGreaterThan(0);
  });

  it("are reordered in the panel by keyboard", async () => {
    const page = await openExample();
    await page.getByRole("grid").first().waitFor();
    await toolbar(page, "Lanes of the map").click();
    const panel = page.getByRole("complementary", { name: "Lanes of the map" });
    const first = panel.getByRole("row").first();
    const name = (await first.getAttribute("aria-label")) ?? (await first.innerText());
    await panel
      .getByRole("button", { name: /^Move / })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(async () => panel.getByRole("row").first().innerText()).not.toBe(name);
  });
});

describe("cards", () => {
  it("cover lanes by keyboard", async () => {
    const page = await openExample();
    await lane(page, /Touchpoints/).focus();
    await page.keyboard.press("l");
    await page.getByRole("searchbox", { name: "Add a lane" }).fill("motives");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await lane(page, /Motives/).waitFor();
    const card = page.getByRole("group", { name: /^Newsletter, / });
    const low = (await boxOf(card)).height;
    await card.click();
    await page.keyboard.press("Alt+Shift+ArrowDown");
    await expect.poll(async () => (await boxOf(card)).height).toBeGreaterThan(low);
    const tall = await boxOf(card);
    await page.keyboard.press("Alt+Shift+ArrowUp");
    await expect.poll(async () => (await boxOf(card)).height).toBeLessThan(tall.height);
  });
});

describe("arrows", () => {
  it("are drawn from a card by hand, get words, turn round and go", async () => {
    const page = await openExample();
    const card = page.getByRole("group", { name: /^Newsletter, / });
    const target = page.getByRole("group", { name: /^Checkout/ });
    const before = await arrows(page).count();
    await card.click();
    const handle = await boxOf(card.getByTitle("Drag to draw an arrow"));
    const to = await boxOf(target);
    await drag(page, { x: handle.x + 12, y: handle.y + 12 }, { x: to.x + 20, y: to.y + 10 });
    await expect.poll(() => arrows(page).count()).toBe(before + 1);
    await card.click();
    await page.keyboard.press("Shift+A");
    const dialog = page.getByRole("dialog", { name: "Arrow" });
    await dialog.getByRole("textbox", { name: "Label" }).fill("by link");
    await page.keyboard.press("Enter");
    await dialog.getByText("Dashed").click();
    await dialog.getByRole("button", { name: "Turn the arrow round" }).click();
    await dialog.getByRole("button", { name: /^Begins at: Checkout/ }).waitFor();
    await picture(page, "structure-arrow");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Close" }).click();
    await page.getByText("by link").first().waitFor();
    await arrows(page).last().locator("path").first().dispatchEvent("click");
    await dialog.getByRole("button", { name: "Delete the arrow" }).click();
    await expect.poll(() => arrows(page).count()).toBe(before);
  });

  it("are drawn and led elsewhere by keyboard", async () => {
    const page = await openExample();
    const before = await arrows(page).count();
    await page.getByRole("group", { name: /^Newsletter, / }).click();
    await page.keyboard.press("a");
    await page.getByRole("searchbox", { name: "Where does the arrow lead?" }).fill("Checkout");
    await page
      .getByRole("menuitem", { name: /^Checkout/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => arrows(page).count()).toBe(before + 1);
    await page.keyboard.press("Shift+A");
    await page.getByRole("button", { name: /^Leads to: Checkout/ }).press("Enter");
    await page.getByRole("searchbox", { name: "Leads to" }).fill("Courier");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    // The arrow's dialog may stand open again, or be asked for once more: in both it tells the new end.
    await page.getByRole("searchbox", { name: "Leads to" }).waitFor({ state: "detached" });
    const end = page.getByRole("button", { name: /^Leads to: Courier/ });
    if (!(await end.isVisible())) await page.keyboard.press("Shift+A");
    await end.waitFor();
  });
});

describe("remarks of good practice", () => {
  it("are counted, listed, lead to their place, and can be switched off", async () => {
    const page = await openExample();
    const toggle = toolbar(page, /^\d+ remarks? of good practice$/);
    await toggle.waitFor();
    expect(await page.locator("[data-remark]").count()).toBe(0);
    await toggle.click();
    const panel = page.getByRole("complementary", { name: "Remarks of good practice" });
    await panel.getByRole("listitem").first().waitFor();
    await page.locator("[data-remark]").first().waitFor();
    await picture(page, "structure-remarks");
    await expectAccessible(page);
    await panel.getByRole("listitem").getByRole("button").first().click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-place")))
      .not.toBeNull();
    await panel.getByText("Show remarks").click();
    await expect.poll(() => page.locator("[data-remark]").count()).toBe(0);
    await page.reload();
    await page.getByRole("grid").waitFor();
    await toolbar(page, "Remarks of good practice").waitFor();
  });
});

describe("a curve", () => {
  it("takes what shall be beside what is, in the inspector", async () => {
    const page = await openExample();
    const cell = page
      .locator("[data-place^='cell:']")
      .filter({ has: page.locator("[data-place^='feeling:']") });
    await cell.first().focus();
    await page.keyboard.press("Space");
    const before = await page.locator("[data-place^='feeling:']").count();
    await page.getByText("As it shall be, not as it is").click();
    await page
      .getByRole("button", { name: /Marta$/ })
      .last()
      .click();
    await page.getByRole("option", { name: "+2" }).click();
    await expect.poll(() => page.locator("[data-place$='.to-be']").count()).toBe(1);
    expect(await page.locator("[data-place^='feeling:']").count()).toBe(before + 1);
  });
});

for (const lang of ["ru", "pl"] as const)
  it(`the panels are accessible, ${lang}`, async () => {
    const page = await openExample({ lang, theme: "dark" });
    await stage(page, 0).focus();
    await page.keyboard.press("Shift+H");
    await page.getByRole("complementary").waitFor();
    await picture(page, `structure-lanes-${lang}`);
    await expectAccessible(page);
    await page.keyboard.press("Shift+R");
    await page.getByRole("complementary").getByRole("listitem").first().waitFor();
    await picture(page, `structure-remarks-${lang}`);
    await expectAccessible(page);
  });
