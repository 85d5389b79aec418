// Three people in one map: they see each other, work at the same time, lose a connection and each other's
// cards, take back their own edits, and in the end all screens and a fresh one show the same.
import type { MapId } from "@itinera/core";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { newMember } from "./member.ts";
import { useOwnApp } from "./use-app.ts";
import type { Window } from "./windows.ts";

const used = useOwnApp();
const { newMap } = used;

/** A minute, as a tunnel has it; in short form long enough to be told. */
const offlineMs = process.env["ITINERA_FULL"] ? 60_000 : 1_000;

/** High enough for the whole map: what is not in sight is not drawn. */
const tall = { width: 1440, height: 2_000 };

const openMap = (map: MapId, window: Window = { size: tall }): Promise<Page> => used.openMap(map, window);

/** A window of somebody new who has this name. */
let count = 0;
async function openAs(name: string, map: MapId, window: Window = { size: tall }): Promise<Page> {
  const { cookie } = await newMember(used, name, "editor", `person${++count}@example.org`);
  return openMap(map, { ...window, as: cookie });
}

const three = (map: MapId): Promise<[Page, Page, Page]> =>
  Promise.all([openMap(map), openMap(map), openMap(map)]);

const card = (page: Page, name: string | RegExp) => page.getByRole("group", { name });
const textBox = (page: Page) => page.getByRole("textbox", { name: "Text of the card" });
const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor({ timeout: 30_000 });

/** A card in the cell of the lane and the stage, counted from 0. */
async function addCard(page: Page, lane: number, stage: number, words: string): Promise<void> {
  const row = page.locator("[role=rowgroup] [role=row]:has([role=rowheader])").nth(lane);
  // Seen only under the pointer, and there for everybody else all the time.
  await row.getByRole("gridcell").nth(stage).getByRole("button", { name: "Add" }).dispatchEvent("click");
  await textBox(page).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await card(page, words).waitFor();
}

async function drag(page: Page, name: string, onto: string): Promise<void> {
  const [from, to] = [await card(page, name).boundingBox(), await card(page, onto).boundingBox()];
  if (!from || !to) throw new Error("both are on the screen");
  await page.mouse.move(from.x + 40, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 48, from.y + 18, { steps: 3 });
  await page.mouse.move(to.x + 60, to.y + to.height - 3, { steps: 8 });
  await page.mouse.move(to.x + 60, to.y + to.height - 2);
  await page.mouse.up();
}

/** All that the map says on this screen, where it says it. */
const screenOf = (page: Page) =>
  page.evaluate(() => {
    const label = (found: Element) => found.getAttribute("aria-label") ?? found.textContent;
    return {
      title: document.querySelector("h1")?.textContent,
      headers: [...document.querySelectorAll("[role=columnheader], [role=rowheader]")].map(label),
      cells: [...document.querySelectorAll("[role=gridcell]")].map((cell) =>
        [...cell.querySelectorAll("[role=group]")].map(label),
      ),
    };
  });

async function expectAllEqual(map: MapId, pages: readonly Page[]): Promise<void> {
  for (const page of pages) await saved(page);
  const fresh = await openMap(map);
  const wanted = await screenOf(fresh);
  for (const page of pages) await expect.poll(() => screenOf(page), { timeout: 15_000 }).toEqual(wanted);
}

/** What is read aloud when nothing else is. */
const saidOn = async (page: Page) => (await page.locator("[role=status]").allTextContents()).join(" ");

describe("three people in one map", () => {
  it("drag, write and rename at the same time, and agree", async () => {
    const map = await newMap();
    const [ines, tomasz, olga] = await three(map);
    await addCard(ines, 0, 0, "First");
    await addCard(ines, 0, 1, "Second");
    await addCard(ines, 0, 2, "Third");
    for (const page of [tomasz, olga]) await card(page, "Third").waitFor();

    await card(tomasz, "Second").dblclick();
    await textBox(tomasz).waitFor();
    await Promise.all([
      drag(ines, "First", "Third"),
      tomasz.keyboard.type(" thoughts", { delay: 30 }).then(() => tomasz.keyboard.press("Enter")),
      (async () => {
        await olga.getByRole("columnheader", { name: /Purchase/ }).focus();
        await olga.keyboard.press("F2");
        await olga.keyboard.type("Decision", { delay: 30 });
        await olga.keyboard.press("Enter");
      })(),
    ]);
    for (const page of [ines, tomasz, olga]) {
      await card(page, "Second thoughts").waitFor();
      await page.getByRole("columnheader", { name: /Decision/ }).waitFor();
    }
    await expectAllEqual(map, [ines, tomasz, olga]);
    const { cells } = await screenOf(olga);
    expect(cells.find((one) => one.includes("First"))).toEqual(["Third", "First"]);
  });

  it("two who move the same card, and two who write in it, lose nothing of either", async () => {
    const map = await newMap();
    const [ines, tomasz, olga] = await three(map);
    for (const [at, words] of ["Moved", "Left", "Right"].entries()) await addCard(ines, 0, at, words);
    for (const page of [tomasz, olga]) await card(page, "Right").waitFor();
    await Promise.all([drag(ines, "Moved", "Left"), drag(tomasz, "Moved", "Right")]);
    await expectAllEqual(map, [ines, tomasz, olga]);
    const { cells } = await screenOf(olga);
    expect(cells.flat().filter((one) => one === "Moved")).toHaveLength(1);

    for (const page of [tomasz, olga]) {
      await card(page, "Left").dblclick();
      await textBox(page).waitFor();
    }
    await Promise.all([
      tomasz.keyboard.type(" hand").then(() => tomasz.keyboard.press("Enter")),
      (async () => {
        await olga.keyboard.press("Home");
        await olga.keyboard.type("Far ");
        await olga.keyboard.press("Enter");
      })(),
    ]);
    await expectAllEqual(map, [ines, tomasz, olga]);
    const texts = (await screenOf(ines)).cells.flat().join(" ");
    for (const words of ["Far ", "Left", " hand"]) expect(texts).toContain(words);

    // One keeps while the other is still writing: what is kept last does not take the place of the first.
    for (const page of [tomasz, olga]) {
      await card(page, "Right").dblclick();
      await textBox(page).waitFor();
    }
    await tomasz.keyboard.type(" changed");
    await tomasz.keyboard.press("Enter");
    await card(ines, "Right changed").waitFor();
    await olga.keyboard.type(" by two");
    await olga.keyboard.press("Enter");
    await expectAllEqual(map, [ines, tomasz, olga]);
    const all = (await screenOf(ines)).cells.flat().join(" ");
    for (const words of ["Right", " changed", " by two"]) expect(all).toContain(words);
  });

  it("who writes in a card that another deletes keeps the words", async () => {
    const map = await newMap();
    const [ines, tomasz, olga] = await three(map);
    await addCard(ines, 0, 0, "Short-lived");
    await card(tomasz, "Short-lived").dblclick();
    await textBox(tomasz).waitFor();
    await tomasz.keyboard.type(" but dear to me");
    await card(ines, "Short-lived").focus();
    await ines.keyboard.press("Delete");
    await tomasz.getByText("The card was deleted while you were writing in it").waitFor();
    await picture(tomasz, "lost-words-en-light");
    await tomasz.getByRole("button", { name: "Put my words back" }).click();
    for (const page of [ines, tomasz, olga]) await card(page, "Short-lived but dear to me").waitFor();
    await expectAllEqual(map, [ines, tomasz, olga]);
  });

  it("one is without a connection for a while, the server then is for all, and nothing is lost", async () => {
    const map = await newMap();
    const pages = await three(map);
    const [ines, tomasz, olga] = pages;
    await addCard(ines, 0, 0, "Before");
    for (const page of pages) {
      await card(page, "Before").waitFor();
      await saved(page);
    }
    await olga.context().setOffline(true);
    await addCard(olga, 0, 1, "From the train");
    await addCard(tomasz, 0, 2, "From the office");
    await card(ines, "Before").focus();
    await ines.keyboard.press("Enter");
    await ines.keyboard.type(" noon");
    await ines.keyboard.press("Enter");
    await card(tomasz, "Before noon").waitFor();
    await olga.getByText("No connection").waitFor();
    await pause(offlineMs);
    expect(await card(ines, "From the train").count()).toBe(0);
    await olga.context().setOffline(false);
    for (const page of pages)
      for (const words of ["Before noon", "From the train", "From the office"])
        await card(page, words).waitFor();

    await used.kill();
    for (const page of pages) await page.getByText("No connection").waitFor();
    await addCard(ines, 1, 0, "Ines alone");
    await addCard(tomasz, 1, 1, "Tomasz alone");
    await addCard(olga, 1, 2, "Olga alone");
    await used.restart();
    for (const page of pages)
      for (const words of ["Ines alone", "Tomasz alone", "Olga alone"])
        await card(page, words).waitFor({ timeout: 40_000 });
    await expectAllEqual(map, pages);
  });

  it("each takes back only what is their own", async () => {
    const map = await newMap();
    const pages = await three(map);
    const [ines, tomasz, olga] = pages;
    await addCard(ines, 0, 0, "Of Ines");
    await addCard(tomasz, 0, 1, "Of Tomasz");
    await addCard(olga, 0, 2, "Of Olga");
    for (const page of pages) await card(page, "Of Olga").waitFor();
    await ines.getByRole("button", { name: "Undo" }).click();
    for (const page of pages) {
      await expect.poll(() => card(page, "Of Ines").count()).toBe(0);
      expect(await card(page, "Of Tomasz").count()).toBe(1);
      expect(await card(page, "Of Olga").count()).toBe(1);
    }
    await ines.getByRole("button", { name: "Redo" }).click();
    for (const page of pages) await card(page, "Of Ines").waitFor();
    await expectAllEqual(map, pages);
  });
});

describe("seeing each other", () => {
  it("faces, cursors at the same place of the map, selections, and who writes", async () => {
    const map = await newMap();
    const ines = await openAs("Ines Kowalska", map, { size: { width: 1440, height: 900 } });
    const tomasz = await openAs("Tomasz", map, { size: { width: 1100, height: 700 } });
    await ines.getByRole("button", { name: "1 other person on this map" }).waitFor();
    await expect.poll(() => saidOn(ines), { timeout: 5_000 }).toMatch(/Tomasz is here/);

    await addCard(ines, 0, 0, "Where we meet");
    await tomasz.getByRole("button", { name: "Smaller" }).click();
    await card(tomasz, "Where we meet").hover();
    const cursor = ines.locator("[data-cursor=Tomasz]");
    await cursor.waitFor();
    const box = await card(ines, "Where we meet").boundingBox();
    await expect
      .poll(async () => {
        const at = await cursor.boundingBox();
        return (
          box && at && at.x > box.x && at.x < box.x + box.width && at.y > box.y && at.y < box.y + box.height
        );
      })
      .toBe(true);

    await card(tomasz, "Where we meet").click();
    const frame = ines.locator("[data-selected-by=Tomasz]");
    await frame.waitFor();
    const around = await frame.boundingBox();
    expect(Math.abs((around?.x ?? 0) - (box?.x ?? 0))).toBeLessThan(2);
    expect(Math.abs((around?.width ?? 0) - (box?.width ?? 0))).toBeLessThan(2);
    await tomasz.keyboard.press("Enter");
    await ines.getByText("Tomasz is writing").waitFor();
    await ines.getByRole("button", { name: "1 other person on this map" }).click();
    await ines.getByText("writing in A1").waitFor();
    await picture(ines, "presence-en-light");
    await expectAccessible(ines);
    await expectToFit(ines);

    await tomasz.context().close();
    await expect.poll(() => saidOn(ines), { timeout: 5_000 }).toMatch(/Tomasz has left/);
    expect(await cursor.count()).toBe(0);
  });

  it("the name is the account's, and a second window of the browser is nobody else", async () => {
    const map = await newMap();
    const ines = await openAs("Ines", map);
    const beside = await used.openBeside(ines, `/map/${map}`);
    await beside.getByRole("grid").waitFor();
    await saved(beside);
    await beside.getByRole("button", { name: "Nobody else is on this map" }).click();
    const panel = beside.getByRole("region", { name: "Nobody else is on this map" });
    await panel.getByText("Ines", { exact: true }).waitFor();
    await panel.getByRole("link", { name: "Your account" }).click();
    await beside.getByRole("heading", { level: 1, name: "Your account" }).waitFor();
    await beside.close();
  });

  it("whoever follows sees what the other sees, until Escape or a scroll of their own", async () => {
    const map = await newMap({ kind: "template", template: "ecommerce-long", lang: "en" });
    const size = { width: 1000, height: 600 };
    const ines = await openMap(map, { size });
    const tomasz = await openAs("Tomasz", map, { size: { width: 1200, height: 700 } });
    await ines.getByRole("button", { name: "1 other person on this map" }).click();
    await ines.getByRole("button", { name: "Follow Tomasz" }).click();
    await ines.getByText("Following Tomasz").waitFor();
    await picture(ines, "follow-en-light");

    const middle = (page: Page) =>
      page.evaluate(() => {
        const sheet = document.querySelector<HTMLElement>("[data-sheet]");
        const desk = sheet?.parentElement;
        if (!sheet || !desk) throw new Error("there is no sheet");
        return desk.scrollLeft + desk.clientWidth / 2 - sheet.offsetLeft;
      });
    const scroll = (page: Page, by: number) =>
      page.evaluate((px) => {
        document.querySelector("[data-sheet]")?.parentElement?.scrollBy(px, 0);
      }, by);
    await scroll(tomasz, 400);
    const wanted = await middle(tomasz);
    await expect.poll(async () => Math.abs((await middle(ines)) - wanted)).toBeLessThan(4);

    await ines.keyboard.press("Escape");
    await expect.poll(() => ines.getByText("Following Tomasz").count()).toBe(0);
    const stays = await middle(ines);
    await scroll(tomasz, -300);
    await ines.waitForTimeout(500);
    expect(await middle(ines)).toBe(stays);

    await ines.getByRole("button", { name: "1 other person on this map" }).click();
    await ines.getByRole("button", { name: "Follow Tomasz" }).click();
    await ines.getByText("Following Tomasz").waitFor();
    await ines.mouse.move(500, 400);
    await ines.mouse.wheel(0, 50);
    await expect.poll(() => ines.getByText("Following Tomasz").count()).toBe(0);
  });

  it("in Russian by dark and on a phone in Polish, too", async () => {
    const map = await newMap();
    const ines = await openAs("Инес", map);
    await addCard(ines, 0, 0, "Where we meet");
    const dark = await openMap(map, { lang: "ru", theme: "dark" });
    const phone = await openMap(map, { lang: "pl", phone: true });
    await card(ines, "Where we meet").click();
    await ines.keyboard.press("Enter");
    await dark.getByText("Инес пишет").waitFor();
    await dark.getByRole("button", { name: /^На карте ещё/ }).click();
    await picture(dark, "presence-ru-dark");
    await expectAccessible(dark);
    await expectToFit(dark);
    await phone.getByRole("button", { name: /^Na mapie/ }).click();
    await phone.getByText("pisze w A1").waitFor();
    await picture(phone, "presence-pl-light-phone");
    await expectAccessible(phone);
    await expectToFit(phone);
  });
});
