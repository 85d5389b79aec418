// A map is edited by mouse and by keyboard, undone, seen by a second window at once, and kept.
import { readFile } from "node:fs/promises";
import { plainTextOf } from "@itinera/core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";

const { client, open, openMap, openExample, newMap } = useApp();

const card = (page: Page, name: string | RegExp) => page.getByRole("group", { name });
const stage = (page: Page, name: RegExp) => page.getByRole("columnheader", { name });
const lane = (page: Page, name: string) => page.getByRole("rowheader", { name });
const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

async function boxOf(found: ReturnType<typeof card>) {
  const box = await found.boundingBox();
  if (!box) throw new Error("It is not on the screen");
  return box;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** As a hand does it: press, a little way, the whole way, let go. */
async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.move(to.x, to.y + 1);
  await page.mouse.up();
}

async function addCard(page: Page, words: string): Promise<void> {
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Text of the card" }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await card(page, words).waitFor();
}

describe("by mouse", () => {
  it("a card is dragged to another stage and taken back", async () => {
    const page = await openExample();
    const before = await boxOf(card(page, /^Checkout/));
    const target = await boxOf(card(page, /^Courier, /));
    await drag(
      page,
      { x: before.x + 40, y: before.y + 10 },
      { x: target.x + 60, y: target.y + target.height - 3 },
    );
    await expect.poll(async () => (await boxOf(card(page, /^Checkout/))).x).toBeGreaterThan(before.x + 100);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await boxOf(card(page, /^Checkout/))).x).toBe(before.x);
  });

  it("stages and lanes are dragged by their headers", async () => {
    const page = await openMap(await newMap());
    const [first, third] = await Promise.all(
      [0, 2].map(async (at) => boxOf(page.getByRole("columnheader").nth(at + 1))),
    );
    const name = await page.getByRole("columnheader").nth(3).getAttribute("aria-label");
    if (!first || !third) throw new Error("three stages expected");
    await drag(page, { x: third.x + 60, y: third.y + 45 }, { x: first.x + 15, y: first.y + 50 });
    await expect
      .poll(async () => page.getByRole("columnheader").nth(1).getAttribute("aria-label"))
      .toContain(name?.replace(/^., /, ""));

    const goal = await boxOf(lane(page, "Goal"));
    const emotions = await boxOf(lane(page, "Emotions"));
    await drag(
      page,
      { x: goal.x + 60, y: goal.y + 15 },
      { x: emotions.x + 60, y: emotions.y + emotions.height - 4 },
    );
    await expect.poll(async () => (await boxOf(lane(page, "Goal"))).y).toBeGreaterThan(goal.y + 50);
  });

  it("a double click writes a card, a press between stages adds one, a point of the curve is drawn", async () => {
    const page = await openExample();
    await card(page, /^Newsletter, E-mail/).dblclick();
    await page.getByRole("textbox", { name: "Text of the card" }).waitFor();
    await page.keyboard.type(" of the week");
    await page.keyboard.press("Enter");
    await card(page, /^Newsletter of the week/).waitFor();

    const interest = await boxOf(stage(page, /Interest/));
    await page.mouse.click(interest.x, interest.y + 42);
    await page.getByRole("textbox", { name: "Name of the stage" }).waitFor();
    await page.keyboard.type("Inspiration");
    await page.keyboard.press("Enter");
    await stage(page, /^B, Inspiration/).waitFor();

    const felt = page.getByRole("slider", { name: /^Marta, Awareness/ });
    const point = await boxOf(felt);
    await page.mouse.move(point.x + 12, point.y + 12);
    await page.mouse.down();
    await page.mouse.move(point.x + 12, point.y + 40, { steps: 4 });
    await page.mouse.up();
    await page.getByRole("slider", { name: "Marta, Awareness, −0.5" }).waitFor();
  });

  it("a press beside a point of the curve chooses the cell and leaves the point where it is", async () => {
    const page = await openExample();
    const point = page.getByRole("slider", { name: /^Marta, Awareness/ });
    const name = await point.getAttribute("aria-label");
    const { x, y } = await boxOf(point);
    await page.mouse.click(x + 60, y + 60);
    await expect.poll(() => page.locator("[role=gridcell][data-here]").count()).toBe(1);
    expect(await point.getAttribute("aria-label")).toBe(name);
    expect(await page.getByRole("button", { name: "Undo" }).isDisabled()).toBe(true);
  });

  it("the icon of a touchpoint opens its channels", async () => {
    const page = await openExample();
    await card(page, /^Return, Website/).click();
    await card(page, /^Return, Website/)
      .getByRole("button", { name: "Channels" })
      .click();
    await page.getByRole("menuitemcheckbox", { name: "Phone, hotline" }).click();
    await page.keyboard.press("Escape");
    await card(page, /^Return, Website, Phone/).waitFor();
  });

  it("a hint becomes a card of the team's assumption, by a press or a key, and the others stay", async () => {
    const page = await openMap(await newMap({ kind: "template", template: "restaurant", lang: "en" }));
    const hints = page
      .getByRole("row")
      .filter({ has: lane(page, "Touchpoints") })
      .getByRole("button", { name: /^Hint: / });
    const hint = hints.first();
    await hint.waitFor();
    const count = await hints.count();
    const words =
      (await hint.getAttribute("aria-label"))?.replace(/^Hint: (.*)\. Make it a card$/, "$1") ?? "";
    await hint.click();
    const taken = card(page, new RegExp(`^${words}, .*the team’s assumption`)).first();
    await taken.waitFor();
    await expect.poll(() => hints.count()).toBe(count - 1);
    await saved(page);
    await taken.focus();
    await page.keyboard.press("Shift+Enter");
    await expect.poll(() => focused(page)).toMatch(/the team’s assumption/);
    expect(await focused(page)).not.toMatch(new RegExp(`^${words}`));
    await expect.poll(() => hints.count()).toBe(count - 2);
  });

  it("what is deleted is brought back by the toast that tells of it", async () => {
    const page = await openExample();
    await card(page, /^Payment, Website/).click();
    await page.keyboard.press("Delete");
    await page.getByText("Card “Payment” deleted").waitFor();
    expect(await card(page, /^Payment, Website/).count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).last().click();
    await card(page, /^Payment, Website/).waitFor();
  });
});

describe("by keyboard", () => {
  it("a card is added, moved, announced, stretched, renamed and undone", async () => {
    const page = await openExample();
    await card(page, /^Cart, Website/).focus();
    await addCard(page, "Gift wrap");
    expect(await focused(page)).toBe("Gift wrap");

    await page.keyboard.press("m");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await page.locator("p[aria-live=assertive]").textContent()).toMatch(/^Gift wrap moved to [A-Z]2$/);
    expect(await focused(page)).toBe("Gift wrap");

    const { width } = await boxOf(card(page, "Gift wrap"));
    await page.keyboard.press("Alt+Shift+ArrowRight");
    await expect.poll(async () => (await boxOf(card(page, "Gift wrap"))).width).toBeGreaterThan(width + 100);

    await page.keyboard.press("Enter");
    await page.keyboard.type(" paper");
    await page.keyboard.press("Escape");
    await card(page, "Gift wrap paper").waitFor();
    for (let times = 0; times < 4; times++) await page.keyboard.press("Control+z");
    await expect.poll(async () => card(page, /^Gift wrap/).count()).toBe(0);
    await page.keyboard.press("Control+Shift+z");
    await card(page, "Gift wrap").waitFor();
  });

  it("arrows walk from header to card, F2 renames, and a curve is felt by half steps", async () => {
    const page = await openExample();
    await stage(page, /Evaluation/).focus();
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toMatch(/^Compare, and/);
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toMatch(/^See if the shop fits/);

    await lane(page, "Barriers").focus();
    await page.keyboard.press("F2");
    await page.keyboard.type("Hurdles");
    await page.keyboard.press("Enter");
    await lane(page, "Hurdles").waitFor();

    await page.getByRole("slider", { name: /^Leon, Interest/ }).focus();
    await page.keyboard.press("ArrowUp");
    await page.getByRole("slider", { name: "Leon, Interest, +1" }).waitFor();
    await page.keyboard.press("Delete");
    await expect.poll(async () => page.getByRole("slider", { name: /^Leon, Interest/ }).count()).toBe(0);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
  });
});

describe("two windows", () => {
  it("see each other's edits at once, and both are there after a reload", async () => {
    const map = await newMap();
    const [one, two] = await Promise.all([openMap(map), openMap(map)]);
    await one.getByRole("gridcell").first().focus();
    await addCard(one, "From the first window");
    await card(two, "From the first window").waitFor();

    await two.getByRole("button", { name: /rename the map$/ }).click();
    await two.keyboard.type("Named by the second");
    await two.keyboard.press("Enter");
    await one.getByRole("heading", { level: 1, name: /^Named by the second/ }).waitFor();

    // One's undo takes back its own edit and leaves the other's.
    await card(one, "From the first window").focus();
    await one.keyboard.press("Control+z");
    await expect.poll(async () => card(two, "From the first window").count()).toBe(0);
    await saved(two);
    await two.reload();
    await two.getByRole("heading", { level: 1, name: /^Named by the second/ }).waitFor();
  });

  it("keep the words of whoever writes in a lane that somebody else folds", async () => {
    const map = await newMap();
    const page = await openMap(map);
    await page.getByRole("gridcell").first().focus();
    await page.keyboard.press("n");
    await page.getByRole("textbox", { name: "Text of the card" }).waitFor();
    await page.keyboard.type("Half a sentence");
    const [lane] = (await client.map(map)).lanes;
    if (!lane) throw new Error("a map without lanes");
    await client.editMap(map, [{ kind: "lane.set", id: lane.id, fields: { collapsed: true } }]);
    const words = async () => (await client.map(map)).cards.map(({ text }) => plainTextOf(text));
    await expect.poll(words).toContain("Half a sentence");
    await saved(page);
  });

  it("go on without a connection and catch up", async () => {
    const map = await newMap();
    const [one, two] = await Promise.all([openMap(map), openMap(map)]);
    await one.getByRole("gridcell").first().focus();
    await saved(one);
    await one.context().setOffline(true);
    await addCard(one, "Written in the tunnel");
    expect(await card(two, "Written in the tunnel").count()).toBe(0);
    await one.context().setOffline(false);
    await card(two, "Written in the tunnel").waitFor();
    await saved(one);
  });
});

it("the lens, the binding and its numbers are read and changed beside the sheet", async () => {
  const page = await openExample();
  await card(page, /^Cart, Website/).click();
  await page.getByRole("button", { name: "Inspector" }).click();
  await page.getByRole("tab", { name: "Binding" }).click();
  await page.getByText("What counts as this touchpoint").waitFor();
  await page.getByRole("heading", { name: "Counted in this period" }).waitFor();
  await picture(page, "map-binding-en-light");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^What is counted/ }).click();
  await page.getByRole("menuitem", { name: "Sessions" }).click();
  await page.getByText("sessions in the period").first().waitFor({ state: "attached" });
});

it("a map that is not there is said to be so", async () => {
  const page = await open("/map/nobody");
  await page.getByText("There is nothing at this address").waitFor();
});

it("a map without stages offers the first", async () => {
  const page = await open(`/map/${await newMap({ kind: "template", template: "blank", lang: "en" })}`);
  await page.getByRole("button", { name: "Add the first stage" }).click();
  await page.getByRole("textbox", { name: "Name of the stage" }).waitFor();
  await page.keyboard.type("Begin");
  await page.keyboard.press("Enter");
  await stage(page, /^A, Begin/).waitFor();
});

it("is exported in the language and light of the screen", async () => {
  const page = await openExample({ lang: "ru", theme: "dark" });
  await page.getByRole("button", { name: "Экспорт" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /\.svg/ }).click();
  const svg = await readFile(await (await download).path(), "utf8");
  expect(svg).toContain("<svg");
  expect(svg).toContain("#12181f");
});

describe("on a phone", () => {
  it("one stage at a time, numbers first, cards in a sheet, moved by choosing", async () => {
    const page = await openExample({ phone: true });
    await page.getByRole("heading", { level: 2, name: "Awareness" }).waitFor();
    await page.getByRole("button", { name: /^[A-Z], Evaluation/ }).click();
    await page.getByRole("heading", { level: 2, name: "Evaluation" }).waitFor();
    await expectToFit(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Add a card" }).click();
    await page.getByRole("menuitem", { name: "Goal" }).click();
    await page.getByRole("textbox", { name: "Text of the card" }).waitFor();
    await page.keyboard.type("On the way home");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: /^On the way home/ }).click();
    await page.getByRole("button", { name: "Move to…" }).click();
    await page.getByRole("button", { name: /Lane/ }).click();
    await page.getByRole("option", { name: "Solutions" }).click();
    await page.getByRole("button", { name: "Move", exact: true }).click();
    await page
      .getByRole("dialog")
      .getByText(/Solutions, cell/)
      .waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await picture(page, "map-en-light-phone");
  });

  it("another type offers the lanes that it is drawn from", async () => {
    const page = await openMap(await newMap(), { phone: true });
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "About this map" }).click();
    const dialog = page.getByRole("dialog", { name: "About this map" });
    await dialog.getByRole("button", { name: /Type/ }).click();
    await page.getByRole("option", { name: "Service blueprint" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Add 4 lanes" }).click();
    await page.getByRole("heading", { name: "Backstage" }).waitFor();
  });
});

it("is accessible and fits, in three languages, light and dark", async () => {
  const { current: example } = await client.example("en");
  for (const [lang, theme] of [
    ["en", "light"],
    ["ru", "dark"],
    ["pl", "light"],
  ] as const) {
    const page = await openMap(example, { lang, theme });
    // On a busy machine the first answer takes its time.
    await page.getByText(/^n = /).waitFor({ timeout: 60_000 });
    await picture(page, `map-${lang}-${theme}`);
    await expectAccessible(page);
    await expectToFit(page);
    await page.close();
    const phone = await openMap(example, { lang, theme, phone: true });
    await phone.getByRole("heading", { level: 2 }).waitFor();
    await picture(phone, `map-${lang}-${theme}-phone`);
    await expectAccessible(phone);
    await expectToFit(phone);
    await phone.close();
  }
});
