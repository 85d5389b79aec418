// The links of a map, as those see them who hand them out: made, changed, put on pages and taken back in its dialog.
import type { Lang, MapId } from "@itinera/core";
import type { NewShare } from "@itinera/protocol";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { useElsewhere } from "./elsewhere.ts";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { newMember } from "./member.ts";
import { shopMap } from "./shop-map.ts";
import { useApp } from "./use-app.ts";
import { readers } from "./windows.ts";

const hourMs = 3_600_000;

const app = useApp();
const { client, open, openMap } = app;

const newShop = async (lang?: Lang): Promise<MapId> =>
  (await client.newMap({ from: await shopMap(lang) })).map;
const share = (map: MapId, terms: NewShare) => client.newShare(map, terms);

const dialog = (page: Page) => page.getByRole("dialog");
const button = (page: Page, name: string) => dialog(page).getByRole("button", { name, exact: true });
/** A radio button or a box to tick; what it means may stand under its name. */
const choose = (page: Page, name: string) =>
  dialog(page)
    .locator("label")
    .filter({ hasText: new RegExp(`^${name}`) })
    .click();
const step = (page: Page, name: string) => dialog(page).getByRole("heading", { name, level: 2 }).waitFor();
const rows = (page: Page) => dialog(page).getByRole("list", { name: "Links" }).getByRole("listitem");
const isFocused = (page: Page, name: string) =>
  expect
    .poll(() => button(page, name).evaluate((one) => one === document.activeElement), { message: name })
    .toBe(true);
const pathOf = async (page: Page) =>
  (await dialog(page).getByRole("textbox", { name: "Link", exact: true }).inputValue()).slice(app.url.length);

async function openLinks(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await dialog(page).getByRole("tab", { name: "Links" }).click();
}

async function endIn(page: Page, name: string): Promise<void> {
  await dialog(page).getByRole("button", { name: /Ends$/ }).click();
  await page.getByRole("option", { name, exact: true }).click();
}

it("an editor shows two lanes for a while, behind a password, and takes the link back", async () => {
  const edda = await newMember(app, "Edda", "editor", "edda-of-links@example.org");
  const map = await newShop();
  const page = await openMap(map, { as: edda.cookie });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openLinks(page);
  await dialog(page).getByText("No links yet").waitFor();
  await button(page, "New link").click();
  await step(page, "New link");

  // What is wrong is said where it is, and the first of it is focused.
  await choose(page, "Some");
  await dialog(page).getByRole("textbox", { name: "Password" }).fill("abc");
  await endIn(page, "On a day of your choice");
  await dialog(page).getByLabel("Last day").fill("2020-02-29");
  await button(page, "Make the link").click();
  await dialog(page).getByText("Choose at least one lane, or show all of them.").waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("checkbox");
  await dialog(page).getByText("Too short: a password has at least 4 characters.").waitFor();
  await dialog(page).getByText("This day is over. Choose today or a later one.").waitFor();
  expect((await client.shares(map)).shares).toEqual([]);

  await choose(page, "Touchpoints");
  await choose(page, "Thoughts");
  await dialog(page).getByRole("textbox", { name: "Password" }).fill("blue door");
  await dialog(page).getByLabel("Last day").fill("2099-12-31");
  await dialog(page).getByText("Good until 31 Dec 2099, 23:59.").waitFor();
  await button(page, "Make the link").click();
  await step(page, "The link is ready");
  await isFocused(page, "Copy");
  const path = await pathOf(page);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(app.url + path);

  const stranger = await open(path, { stranger: true });
  await stranger.getByLabel("Password").fill("blue door");
  await stranger.keyboard.press("Enter");
  const sheet = stranger.getByRole("img", { name: /as a sheet/ });
  await sheet.getByText("Courier call", { exact: true }).first().waitFor();
  expect(await sheet.getByText("Barriers", { exact: true }).count()).toBe(0);

  await button(page, "Done").click();
  const row = rows(page);
  await row.getByText(/^2 of \d+ lanes · with numbers · with a password$/).waitFor();
  await row
    .getByText(/^until 31 Dec 2099, 23:59 · opened (now|.* ago) · made (now|.* ago) by Edda$/)
    .waitFor();
  await isFocused(page, "Embed");
  await dialog(page).getByRole("tab", { name: "People" }).click();
  await page.keyboard.press("ArrowRight");
  await row.waitFor();
  const isAtTab = () => page.evaluate(() => document.activeElement?.getAttribute("role"));
  expect(await isAtTab()).toBe("tab");

  // Run out, it opens nothing until it is prolonged.
  const [line] = (await client.shares(map)).shares;
  if (!line) throw new Error("It is there");
  await client.changeShare(map, line.id, { expires: Date.now() - hourMs });
  await page.keyboard.press("Escape");
  await openLinks(page);
  await row.getByText("Run out").waitFor();
  expect(await button(page, "Copy link").count()).toBe(0);
  await button(page, "Prolong").click();
  await step(page, "Prolong the link");
  await button(page, "Save").click();
  await page.getByText("The link is changed").waitFor();
  await isFocused(page, "Change");
  const [prolonged] = (await client.shares(map)).shares;
  expect(prolonged?.expires).toBeGreaterThan(Date.now() + 6 * 24 * hourMs);
  expect(prolonged).toMatchObject({ hasPassword: true, lanes: line.lanes });

  await button(page, "Revoke").click();
  const alert = page.getByRole("alertdialog");
  await alert.getByText("the same link never works again", { exact: false }).waitFor();
  await alert.getByRole("button", { name: "Revoke" }).click();
  await dialog(page).getByText("No links yet").waitFor();
  await isFocused(page, "New link");
  await stranger.reload();
  await stranger.getByRole("heading", { name: /no map behind this link|no longer shared/ }).waitFor();
});

it("a link to edit brings a stranger onto the map, and one to comment takes the pen away", async () => {
  const map = await newShop();
  const page = await openMap(map);
  await openLinks(page);
  await button(page, "New link").click();
  await choose(page, "To edit");
  const warning = dialog(page).getByText("Whoever gets this link can change the map");
  await warning.waitFor();
  await picture(page, "links-wide-open");
  // Lanes and frames are for looking.
  expect(await dialog(page).getByText("Put the map on a page").count()).toBe(0);
  await endIn(page, "In a week");
  await warning.waitFor({ state: "detached" });
  await endIn(page, "Never");
  await button(page, "Make the link").click();
  await step(page, "The link is ready");
  const path = await pathOf(page);
  await button(page, "Done").click();
  await rows(page).getByText("it has neither a password nor an end", { exact: false }).waitFor();

  const stranger = await open(path, { stranger: true });
  await stranger.waitForURL(`**/map/${map}`);
  const card = stranger.getByRole("gridcell").getByRole("group").filter({ hasText: "Courier call" });
  await card.first().focus();
  await stranger.keyboard.press("Enter");
  await stranger.getByRole("textbox").first().waitFor();
  await stranger.keyboard.press("Control+a");
  await stranger.keyboard.type("A call from the van");
  await stranger.keyboard.press("Control+Enter");
  await page.getByText("A call from the van").first().waitFor({ state: "attached" });

  await button(page, "Change").click();
  await step(page, "Change the link");
  await choose(page, "To comment");
  await button(page, "Save").click();
  await rows(page).getByText("To comment").waitFor();
  await stranger.getByText("Read only", { exact: true }).waitFor();
  // Taken back elsewhere meanwhile: said to whoever changes it, and it goes from the list.
  const [line] = (await client.shares(map)).shares;
  if (!line) throw new Error("It is there");
  await button(page, "Change").click();
  await client.revokeShare(map, line.id);
  await choose(page, "To look");
  await button(page, "Save").click();
  await dialog(page).getByText("Somebody has revoked this link meanwhile").waitFor();
  await button(page, "Cancel").click();
  await dialog(page).getByText("No links yet").waitFor();
});

describe("a map on a page", () => {
  const elsewhere = useElsewhere();

  it("stands there by the code that is copied, and as a picture by its address", async () => {
    const map = await newShop();
    const page = await openMap(map);
    await openLinks(page);
    await button(page, "New link").click();
    await choose(page, "On pages of these sites");
    const sites = dialog(page).getByRole("textbox", { name: "Sites" });
    await sites.fill("wiki.example.com/start");
    await button(page, "Make the link").click();
    await dialog(page).getByText("Write it as https://wiki.example.com", { exact: false }).last().waitFor();
    await sites.fill(`https://wiki.example.com\n${elsewhere.origin}/`);
    await button(page, "Make the link").click();
    await step(page, "The link is ready");
    const taken = (name: string) => dialog(page).getByRole("textbox", { name, exact: true }).inputValue();
    const code = await taken("Code for the page");
    await elsewhere.around(code, async (there) => {
      const frame = there.frameLocator("iframe");
      await frame.getByRole("img", { name: /as a sheet/ }).waitFor();
      await frame.getByRole("heading", { level: 1, name: "From first look to the next order" }).waitFor();
    });
    for (const name of ["Address of the PNG", "Address of the SVG"])
      await elsewhere.around(`<img src="${await taken(name)}" alt="a map">`, async (there) => {
        const width = () => there.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth);
        await expect.poll(width, { message: name }).toBeGreaterThan(1_000);
      });

    // No site any more, and a password: no frame, and no picture either.
    await button(page, "Done").click();
    await rows(page)
      .getByText(/on wiki\.example\.com and http:\/\/localhost:/)
      .waitFor();
    await button(page, "Change").click();
    await choose(page, "On none");
    await dialog(page).getByRole("textbox", { name: "Password" }).fill("green door");
    await button(page, "Save").click();
    await button(page, "Embed").click();
    await dialog(page).getByText("No page may show this link in a frame yet", { exact: false }).waitFor();
    await dialog(page).getByText("A link with a password has no picture", { exact: false }).waitFor();
    expect(await dialog(page).getByRole("textbox").count()).toBe(1);
    // The password is taken away, the rest stays.
    await button(page, "Done").click();
    await button(page, "Change").click();
    await choose(page, "None");
    await button(page, "Save").click();
    await rows(page).getByText("all lanes · with numbers · no password").waitFor();
  });
});

it("where the browser lends no clipboard, the link is shown and selected for the keyboard", async () => {
  const map = await newShop();
  await share(map, {});
  const page = await openMap(map);
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await openLinks(page);
  await button(page, "Copy link").click();
  await step(page, "Link and code");
  await dialog(page)
    .getByRole("group", { name: "Link", exact: true })
    .getByRole("button", { name: "Copy" })
    .click();
  await page.getByText("The link is selected").waitFor();
  expect(await page.evaluate(() => document.getSelection()?.toString())).toContain("/s/");
});

describe("to be read by everybody", () => {
  const words = {
    en: {
      share: "Share",
      more: "More",
      who: "Who sees this map",
      links: "Links",
      create: "New link",
      some: "Some",
      these: "On pages of these sites",
      make: "Make the link",
      embed: "Embed",
    },
    ru: {
      share: "Поделиться",
      more: "Ещё",
      who: "Кто видит эту карту",
      links: "Ссылки",
      create: "Новая ссылка",
      some: "Некоторые",
      these: "На страницах этих сайтов",
      make: "Создать ссылку",
      embed: "Встроить",
    },
    pl: {
      share: "Udostępnij",
      more: "Więcej",
      who: "Kto widzi tę mapę",
      links: "Odnośniki",
      create: "Nowy odnośnik",
      some: "Wybrane",
      these: "Na stronach tych witryn",
      make: "Utwórz odnośnik",
      embed: "Osadź",
    },
  } as const;

  it.each(readers)("$title", async (window) => {
    const { lang, phone, title } = window;
    const said = words[lang];
    const map = await newShop(lang);
    const lanes = (await client.map(map)).lanes.slice(0, 3).map(({ id }) => id);
    await share(map, { lanes, expires: Date.now() - hourMs, embed: ["https://wiki.example.com"] });
    await share(map, { role: "editor" });
    await share(map, {
      lanes,
      numbers: false,
      embed: ["https://a-wiki-with-a-long-name.example.com", "http://localhost:8080"],
    });
    const page = await openMap(map, window);
    const check = async (name: string) => {
      await expectAccessible(page);
      await expectToFit(page);
      // Nothing is to be scrolled sideways within the dialog either.
      const wide = await dialog(page).evaluate((modal) =>
        [modal, ...modal.querySelectorAll("*")]
          .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX))
          .filter((one) => one.scrollWidth > one.clientWidth && !one.matches("input, textarea"))
          .map((one) => one.className),
      );
      expect(wide, name).toEqual([]);
      await picture(page, `links-${name}-${title}`);
    };
    if (phone) {
      await page.getByRole("button", { name: said.more, exact: true }).click();
      await page.getByRole("menuitem", { name: said.who }).click();
    } else await page.getByRole("button", { name: said.share, exact: true }).click();
    await dialog(page).getByRole("tab", { name: said.links }).click();
    await dialog(page).getByRole("listitem").nth(2).waitFor();
    await check("list");
    await button(page, said.embed).first().click();
    await dialog(page).getByRole("textbox").nth(3).waitFor();
    await check("addresses");
    await page.keyboard.press("Escape");
    await button(page, said.create).click();
    await choose(page, said.some);
    await choose(page, said.these);
    await button(page, said.make).click();
    await check("form");
  });
});
