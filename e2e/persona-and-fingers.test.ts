// One persona looked at, fingers on a tablet, the curve with its scale, a lane taken to another map.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, picture } from "./harness.ts";
import { shopMap } from "./shop-map.ts";
import { useApp } from "./use-app.ts";
import type { Window } from "./windows.ts";

const { newMap, openMap } = useApp();

const openOwn = async (window?: Window) => openMap(await newMap(await shopMap()), window);

interface Point {
  readonly x: number;
  readonly y: number;
}

const stage = (page: Page, at: number) => page.locator("[data-place^='stage:']").nth(at);
const lane = (page: Page, name: RegExp) => page.getByRole("rowheader", { name });
const card = (page: Page, name: RegExp) => page.getByRole("group", { name });
const said = (page: Page) => page.locator("p[aria-live=assertive]").textContent();

async function boxOf(one: ReturnType<Page["locator"]>) {
  const box = await one.boundingBox();
  if (!box) throw new Error("It is not on the screen");
  return box;
}

describe("one persona", () => {
  it("is shown alone by menu and by key: cards and curves of others step back, those of all stay", async () => {
    const page = await openOwn();
    const faint = page.locator("[data-faint]");
    const tools = page.getByRole("region", { name: "Tools of the map" });
    await tools.getByRole("button", { name: "Marta" }).click();
    await page.getByRole("menuitem", { name: "Show only this persona" }).click();
    const leon = card(page, /^“?Why do I need.*Leon/);
    await expect.poll(() => leon.getAttribute("data-faint")).toBe("true");
    expect(await card(page, /^“?That lamp.*Marta/).getAttribute("data-faint")).toBeNull();
    expect(await card(page, /^Newsletter, /).getAttribute("data-faint")).toBeNull();
    const points = page.getByRole("slider", { name: /^Leon, / });
    expect(await page.locator("[role=slider][data-faint]").count()).toBe(await points.count());
    await picture(page, "handles-persona");
    await expectAccessible(page);
    await leon.focus();
    await page.keyboard.press("Shift+P");
    await expect.poll(() => card(page, /^“?That lamp.*Marta/).getAttribute("data-faint")).toBe("true");
    await page.getByText("Cards and curves of Leon stand out").waitFor({ state: "attached" });
    // In the other forms too.
    await page.keyboard.press("v");
    await page.getByRole("group", { name: "Timeline" }).waitFor();
    await expect.poll(() => faint.count()).toBeGreaterThan(2);
    await picture(page, "handles-persona-timeline");
    await tools.getByRole("button", { name: "Show all personas" }).click();
    await expect.poll(() => faint.count()).toBe(0);
  });

  it("is shown alone on a phone", async () => {
    const page = await openOwn({ phone: true });
    const faint = page.locator("[data-faint]");
    const turn = async (name: string) => {
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("menuitem", { name }).click();
    };
    await turn("Show only Leon");
    // The thought and the feelings of the other one in the first stage.
    await expect.poll(() => faint.filter({ hasText: "Marta" }).count()).toBeGreaterThan(1);
    expect(await faint.filter({ hasText: "Leon" }).count()).toBe(0);
    await picture(page, "phone-one-persona-en-light");
    await expectAccessible(page);
    await turn("Show all personas");
    await expect.poll(() => faint.count()).toBe(0);
  });
});

describe("a tablet", () => {
  it("zooms the sheet by two fingers about what lies between them, and the page keeps its size", async () => {
    const page = await openOwn({ tablet: true });
    const one = card(page, /^Checkout/);
    const before = await boxOf(one);
    const at = { x: before.x + 20, y: before.y + 10 };
    const touch = await page.context().newCDPSession(page);
    const fingers = (apart: number) => [
      { x: at.x - apart, y: at.y, id: 0 },
      { x: at.x + apart, y: at.y, id: 1 },
    ];
    const send = (type: "touchStart" | "touchMove" | "touchEnd", apart?: number) =>
      touch.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: apart === undefined ? [] : fingers(apart),
      });
    await send("touchStart", 40);
    for (const apart of [50, 58, 60]) await send("touchMove", apart);
    await expect.poll(async () => (await boxOf(one)).width).toBeCloseTo(before.width * 1.5, 0);
    await send("touchEnd");
    const after = await boxOf(one);
    expect(after.x + 30).toBeCloseTo(at.x, -1);
    expect(after.y + 15).toBeCloseTo(at.y, -1);
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
    await page.getByRole("button", { name: /150/ }).waitFor();
    await picture(page, "handles-pinch");
  });
});

describe("a finger", () => {
  it("that lies still takes a card or a header and drags it, past the edge of the window too", async () => {
    const page = await openOwn({ tablet: true });
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: Point[]) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints });
    const [newsletter, courier] = [card(page, /^Newsletter, /), card(page, /^Courier, /)];
    const [from, to] = [await boxOf(newsletter), await boxOf(courier)];
    const start = { x: from.x + 40, y: from.y + 12 };
    const target = { x: to.x + 40, y: to.y + to.height - 3 };
    await send("touchStart", start);
    await page.waitForTimeout(600);
    for (let at = 1; at <= 6; at++)
      await send("touchMove", {
        x: start.x + ((target.x - start.x) * at) / 6,
        y: start.y + ((target.y - start.y) * at) / 6,
      });
    await picture(page, "handles-finger");
    await send("touchEnd");
    await expect.poll(() => said(page)).toMatch(/^Newsletter moved to E2/);
    await expect.poll(async () => (await boxOf(newsletter)).x).toBeCloseTo(to.x, 0);
    expect(await page.locator("[data-chosen]").count()).toBe(0);

    // A header, into the window's edge: the sheet comes along.
    const desk = page.locator("[data-sheet]").locator("..");
    const [first, area] = [await boxOf(stage(page, 0)), await boxOf(desk)];
    await send("touchStart", { x: first.x + 60, y: first.y + 45 });
    await page.waitForTimeout(600);
    for (const x of [first.x + 80, area.x + area.width - 40, area.x + area.width - 8])
      await send("touchMove", { x, y: first.y + 45 });
    await expect.poll(() => desk.evaluate((one) => one.scrollLeft)).toBeGreaterThan(100);
    await send("touchEnd");
    await expect.poll(() => said(page)).toMatch(/^Awareness moved to place [78] of 8/);
  });
});

describe("a curve", () => {
  it("has words and faces of its own for its scale; as it is and as it shall be lie over each other, without a line where nothing is felt", async () => {
    const page = await openOwn();
    await lane(page, /Emotions/).focus();
    await page.keyboard.press("Space");
    const scale = page.getByRole("group", { name: "Scale" });
    await scale.getByRole("textbox", { name: "Word for +2" }).fill("delighted");
    await page.keyboard.press("Tab");
    await scale.getByText("Faces beside the values").click();
    const row = page.getByRole("row").filter({ has: lane(page, /Emotions/) });
    await row.getByText("delighted").waitFor();
    const point = (name: string) => page.getByRole("slider", { name });
    await point("Marta, Awareness, +0.5").focus();
    await page.keyboard.press("ArrowUp");
    await point("Marta, Awareness, +1").waitFor();
    const dragged = await boxOf(point("Leon, Interest, +0.5"));
    await page.mouse.move(dragged.x + 12, dragged.y + 12);
    await page.mouse.down();
    await page.mouse.move(dragged.x + 12, dragged.y + 54, { steps: 4 });
    await page.mouse.up();
    await point("Leon, Interest, −1").waitFor();
    const lines = row.locator("[aria-hidden] path[stroke-dasharray='5 3']");
    const whole = await lines.count();
    await point("Marta, Purchase, −1").focus();
    await page.keyboard.press("Delete");
    // One line of hers becomes two, on either side of the stage.
    await expect.poll(() => lines.count()).toBe(whole + 1);
    await page.keyboard.press("Escape");
    await page.getByText("As it shall be, not as it is").click();
    await page
      .getByRole("button", { name: /Marta$/ })
      .last()
      .click();
    await page.getByRole("option", { name: "+2" }).click();
    await point("Marta, to be, Purchase, +2").waitFor();
    await picture(page, "handles-curve");
  });

  it("of a dramatic arc goes from 1 to 5 by keys, with no line across a stage where nothing is said", async () => {
    const page = await openOwn();
    await lane(page, /Emotions/).focus();
    await page.keyboard.press("l");
    await page.getByRole("searchbox", { name: "Add a lane" }).fill("dramatic");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await lane(page, /Dramatic arc/).focus();
    for (const key of ["ArrowRight", "Enter", "ArrowUp", "ArrowUp"]) await page.keyboard.press(key);
    const point = (name: string) => page.getByRole("slider", { name });
    await point("Marta, Awareness, 4").waitFor();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
    await page.getByRole("slider", { name: /^Marta, Evaluation, \d$/ }).waitFor();
    const row = page.getByRole("row").filter({ has: lane(page, /Dramatic arc/) });
    const lines = row.locator("[aria-hidden] path[stroke-dasharray='5 3']");
    const key = await lines.count();
    for (const one of ["ArrowLeft", "ArrowUp"]) await page.keyboard.press(one);
    await page.getByRole("slider", { name: /^Marta, Interest, \d$/ }).waitFor();
    await expect.poll(() => lines.count()).toBe(key + 1);
    await picture(page, "handles-arc");
  });
});

describe("a lane", () => {
  it("is copied with all that it holds into another map", async () => {
    const page = await openOwn();
    await lane(page, /Barriers/).focus();
    await page.keyboard.press("F2");
    await page.keyboard.type("Hurdles");
    await page.keyboard.press("Enter");
    await lane(page, /Hurdles/).focus();
    await page.keyboard.press("Control+c");
    const cards = await page
      .getByRole("row")
      .filter({ has: lane(page, /Hurdles/) })
      .getByRole("group")
      .count();
    const other = await newMap();
    await page.goto(new URL(`/map/${other}`, page.url()).href);
    await page.getByRole("grid").waitFor();
    const first = await lane(page, /Barriers/).count();
    await lane(page, /Goal/).focus();
    await page.keyboard.press("Control+v");
    await lane(page, /Hurdles/).waitFor();
    expect(await lane(page, /Barriers/).count()).toBe(first);
    const copied = page
      .getByRole("row")
      .filter({ has: lane(page, /Hurdles/) })
      .getByRole("group");
    await expect.poll(() => copied.count()).toBe(cards);
    await picture(page, "handles-copied-lane");
  });
});
