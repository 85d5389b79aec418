// Several cards at once, the menu on the sheet, and the palette: by mouse, by keyboard, by finger.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";

const { openExample } = useApp();

/** A first drag of a new browser takes its time on a busy machine. */
const patience = { timeout: 5_000 };

const card = (page: Page, name: string | RegExp) => page.getByRole("group", { name });
const chosen = (page: Page) => page.locator("[data-chosen]");
const bar = (page: Page, name = "Selected cards") => page.getByRole("region", { name });

async function boxOf(page: Page, name: RegExp) {
  const box = await card(page, name).boundingBox();
  if (!box) throw new Error(`${name} is not on the screen`);
  return box;
}

describe("several cards", () => {
  it("are chosen with Ctrl and Shift, dragged together, and taken back with one undo", async () => {
    const page = await openExample();
    await card(page, /^Newsletter, /).click();
    await card(page, /^Checkout/).click({ modifiers: ["Control"] });
    await expect.poll(() => chosen(page).count()).toBe(2);
    await bar(page).getByText("2 cards selected").waitFor();
    const [newsletter, checkout, courier] = [
      await boxOf(page, /^Newsletter, /),
      await boxOf(page, /^Checkout/),
      await boxOf(page, /^Courier, /),
    ];
    await page.mouse.move(checkout.x + 40, checkout.y + 10);
    await page.mouse.down();
    await page.mouse.move(checkout.x + 50, checkout.y + 16, { steps: 3 });
    await page.mouse.move(courier.x + 60, courier.y + courier.height - 3, { steps: 8 });
    await page.mouse.move(courier.x + 60, courier.y + courier.height - 2);
    await page.mouse.up();
    await expect
      .poll(async () => (await boxOf(page, /^Checkout/)).x, patience)
      .toBeGreaterThan(checkout.x + 100);
    await expect.poll(async () => (await boxOf(page, /^Newsletter, /)).x).toBeGreaterThan(newsletter.x + 100);
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await boxOf(page, /^Checkout/)).x).toBe(checkout.x);
    expect((await boxOf(page, /^Newsletter, /)).x).toBe(newsletter.x);
  });

  it("are chosen by a frame on the empty sheet and edited together", async () => {
    const page = await openExample();
    const newsletter = await boxOf(page, /^Newsletter, /);
    const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /Touchpoints/ }) });
    const lane = await row.boundingBox();
    if (!lane) throw new Error("no lane");
    await page.mouse.move(newsletter.x + newsletter.width + 4, lane.y + 2);
    await page.mouse.down();
    await page.mouse.move(newsletter.x - 2, newsletter.y + newsletter.height - 4, { steps: 6 });
    await page.mouse.up();
    const count = await chosen(page).count();
    expect(count).toBeGreaterThan(0);
    await page.keyboard.press("Shift+Space");
    await expect.poll(() => chosen(page).count()).toBeGreaterThan(2);
    await bar(page).getByRole("button", { name: "Status" }).click();
    await page.getByRole("menuitem", { name: "Planned" }).click();
    await bar(page).getByRole("button", { name: "Status" }).click();
    await page
      .getByRole("menuitem", { name: /Planned/ })
      .getByText("✓")
      .waitFor();
    await page.keyboard.press("Escape");
    await bar(page).getByRole("button", { name: "Tags" }).click();
    await page.getByRole("textbox", { name: "New tag" }).fill("spring");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remove the tag spring" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await picture(page, "map-selection");
    await expectAccessible(page);
    await bar(page).getByRole("button", { name: "Delete" }).click();
    await page.getByText(/cards deleted/).waitFor();
    await page.getByRole("button", { name: "Undo" }).last().click();
    await card(page, /^Newsletter, /).waitFor();
  });

  it("are chosen by a finger that lies still", async () => {
    const page = await openExample({ tablet: true });
    const hold = async (name: RegExp) => {
      const box = await boxOf(page, name);
      const touch = await page.context().newCDPSession(page);
      const touchPoints = [{ x: box.x + 30, y: box.y + 10 }];
      await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
      await page.waitForTimeout(600);
      await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    await hold(/^Newsletter, /);
    await expect.poll(() => chosen(page).count()).toBe(1);
    await card(page, /^Checkout/).tap();
    await expect.poll(() => chosen(page).count()).toBe(2);
    await card(page, /^Checkout/).tap();
    await expect.poll(() => chosen(page).count()).toBe(1);
  });
});

describe("the menu on the sheet", () => {
  it("opens by right click and by key, and does what it says", async () => {
    const page = await openExample();
    await card(page, /^Newsletter, /).click({ button: "right" });
    const menu = page.getByRole("menu", { name: "What can be done here" });
    await menu.waitFor();
    await picture(page, "map-menu");
    await expectAccessible(page);
    await menu.getByRole("menuitem", { name: "Duplicate" }).click();
    await expect.poll(() => card(page, /^Newsletter, /).count()).toBe(2);
    await page.keyboard.press("Shift+F10");
    await menu.waitFor();
    await page.keyboard.press("Escape");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toMatch(/^Newsletter/);
    await page.keyboard.press("Shift+F10");
    await menu.waitFor();
    await page.keyboard.press("End");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Delete/);
    await page.keyboard.press("Enter");
    await expect.poll(() => card(page, /^Newsletter, /).count()).toBe(1);
  });
});

describe("the palette", () => {
  const windowsOf = {
    en: ["Find an action or a place", "light"],
    ru: ["Найти действие или место", "dark"],
    pl: ["Znajdź czynność lub miejsce", "light"],
  } as const;
  for (const lang of ["en", "ru", "pl"] as const) {
    it(`lists verbs and places, ${lang}`, async () => {
      const [name, theme] = windowsOf[lang];
      const page = await openExample({ lang, theme });
      await page.keyboard.press("Control+k");
      const dialog = page.getByRole("dialog", { name });
      await dialog.waitFor();
      await picture(page, `map-palette-${lang}`);
      await expectAccessible(page);
    });
  }

  it("goes to a card and performs a verb by its name", async () => {
    const page = await openExample();
    await card(page, /^Newsletter, /).click();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("courier");
    await page
      .getByRole("menuitem", { name: /courier/i })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await expect.poll(focused).toMatch(/courier/i);
    // What a copy is called, too, which nobody has counted.
    const written = (await focused())?.replace(/, [\d,]+$/, "") ?? "";
    await page.keyboard.press("Control+k");
    await page.keyboard.type("dupl");
    await page.getByRole("menuitem", { name: /^Duplicate/ }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("group", { name: written }).count()).toBe(2);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("barriers");
    await page
      .getByRole("menuitem", { name: /Barriers/ })
      .last()
      .waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("rowheader", { name: /Barriers/ }).count()).toBe(2);
  });
});
