// Tables of spreadsheets, as their clipboards hold them, become the map that they show; parts of maps travel.
import { emptyMap, journeyFileOf, mapIdSchema, type JourneyMap, type Lang, type MapId } from "@itinera/core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";
import type { Window } from "./windows.ts";

const { client, open, openExample, newMap } = useApp();

const blankMap = (lang: Lang): Promise<MapId> =>
  newMap({
    kind: "file",
    text: journeyFileOf(
      emptyMap(mapIdSchema.parse("m"), { name: "From a sheet", type: "current-state", lang }),
    ),
  });

const emptyTitles = { en: "No stages yet", ru: "Этапов пока нет", pl: "Nie ma jeszcze etapów" } as const;

async function openBlank(window: Window = {}): Promise<Page> {
  const lang = window.lang ?? "en";
  const page = await open(`/map/${await blankMap(lang)}`, window);
  await page.getByText(emptyTitles[lang]).waitFor();
  return page;
}

/** A paste, as the browser tells of it. */
const paste = (page: Page, flavours: Readonly<Record<string, string>>) =>
  page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, flavours);

/** LibreOffice Calc: merged cells by colspan and rowspan, line breaks, bold, numbers with their values. */
const libreOfficeHtml = `<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 24.2.5.2 (Linux)"/>
<style type="text/css">
body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
a.comment-indicator:hover + comment { background:#ffd; position:absolute; display:block; }
</style></head>
<body>
<table cellspacing="0" border="0">
	<colgroup width="121"></colgroup>
	<colgroup span="3" width="104"></colgroup>
	<tr>
		<td height="17" align="left"><br></td>
		<td align="left"><b>Choose</b></td>
		<td colspan=2 align="center" valign=middle><b>Buy</b></td>
		</tr>
	<tr>
		<td height="17" align="left"><br></td>
		<td align="left"><br></td>
		<td align="left">Cart</td>
		<td align="left">Pay</td>
	</tr>
	<tr>
		<td height="17" align="left">Goal</td>
		<td align="left">Find <b>one</b> that fits<br>the room</td>
		<td colspan=2 align="left">Pay without trouble</td>
		</tr>
	<tr>
		<td height="17" align="left">Touchpoints</td>
		<td align="left">Website</td>
		<td align="left">E-mail</td>
		<td align="left"><a href="https://example.org/pay">Bank page</a></td>
	</tr>
	<tr>
		<td height="17" align="left">Emotions</td>
		<td align="right" sdval="1" sdnum="1033;">1</td>
		<td align="right" sdval="-0.5" sdnum="1033;">-0.5</td>
		<td align="right" sdval="-2" sdnum="1033;">-2</td>
	</tr>
	<tr>
		<td height="17" align="left">Who is asked</td>
		<td align="left"><br></td>
		<td align="left"><br></td>
		<td align="left">The <i>bank</i></td>
	</tr>
</table>
</body></html>`;
const libreOfficeText =
  '\tChoose\tBuy\t\n\t\tCart\tPay\nGoal\t"Find one that fits\nthe room"\tPay without trouble\t\nTouchpoints\tWebsite\tE-mail\tBank page\nEmotions\t1\t-0.5\t-2\nWho is asked\t\t\tThe bank\n';

/** Google Sheets: styles instead of marks. */
const sheetsHtml = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;font-family:Arial;width:0px;border-collapse:collapse;border:none"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;"></td><td style="overflow:hidden;font-weight:bold;">Узнать</td></tr><tr style="height:21px;"><td>Барьеры</td><td style="overflow:hidden;">Не найти<br/>телефон</td></tr><tr><td>Картинки</td><td><img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==" width="10" height="10"></td></tr></tbody></table>`;

const dialog = (page: Page) => page.getByRole("dialog", { name: "Paste the table" });
const headers = (page: Page) =>
  page
    .getByRole("columnheader")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")).filter(Boolean));
const lanes = (page: Page) =>
  page.getByRole("rowheader").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));

/** The map as the server has it, once all is saved. */
async function saved(page: Page): Promise<JourneyMap> {
  await page.getByText(/^(Saved|Сохранено|Zapisano)$/).waitFor();
  return client.map(mapIdSchema.parse(new URL(page.url()).pathname.replace("/map/", "")));
}

describe("a table of a spreadsheet, pasted into an empty map, becomes the map it shows", () => {
  it("from LibreOffice as HTML, with merged cells, line breaks, bold and links; one undo takes it back", async () => {
    const page = await openBlank();
    await paste(page, { "text/html": libreOfficeHtml, "text/plain": libreOfficeText });
    await dialog(page).getByText("It becomes the stages and lanes of this map.").waitFor();
    await dialog(page)
      .getByText(/2 new stages, 4 new lanes, 6 cards, 3 feelings/)
      .waitFor();
    await picture(page, "paste-table");
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await page.getByRole("grid").waitFor();
    const map = await saved(page);
    expect(map.stages.map((one) => one.name)).toEqual(["Choose", "Buy"]);
    expect(map.steps.map((one) => one.name)).toEqual(["Cart", "Pay"]);
    expect(map.lanes.map((one) => one.name ?? one.kind)).toEqual([
      "goal",
      "touchpoints",
      "emotion",
      "Who is asked",
    ]);
    expect(map.cards.map((one) => one.span).toSorted()).toEqual([1, 1, 1, 1, 1, 2]);
    expect(map.cards.flatMap((one) => one.channels).toSorted()).toEqual(["email", "web"]);
    expect(map.feelings.map((one) => one.value).toSorted()).toEqual([-0.5, -2, 1]);
    const words = JSON.stringify(map.cards.map((one) => one.text));
    expect(words).toContain('{"type":"text","text":"one","marks":[{"type":"bold"}]}');
    expect(words).toContain('{"type":"hardBreak"},{"type":"text","text":"the room"}');
    expect(words).toContain("https://example.org/pay");
    await picture(page, "paste-table-map");
    await page.keyboard.press("Control+z");
    await page.getByText("No stages yet").waitFor();
  });

  it("from LibreOffice as text alone", async () => {
    const page = await openBlank();
    await paste(page, { "text/plain": libreOfficeText });
    await dialog(page).getByRole("button", { name: "Paste" }).click();
    await page.getByRole("grid").waitFor();
    expect(await headers(page)).toEqual(expect.arrayContaining([expect.stringContaining("Choose")]));
    await page.getByRole("group", { name: /Find one that fits/ }).waitFor();
    await page.getByRole("group", { name: /The bank/ }).waitFor();
  });

  it("from Google Sheets, in Russian, with a picture", async () => {
    const page = await openBlank({ lang: "ru", theme: "dark" });
    await paste(page, { "text/html": sheetsHtml, "text/plain": "\tУзнать\nБарьеры\tНе найти\n" });
    await page.getByRole("dialog", { name: "Вставить таблицу" }).waitFor();
    await picture(page, "paste-table-ru");
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await page.getByRole("grid").waitFor();
    const map = await saved(page);
    expect(map.lanes.map((one) => one.kind)).toEqual(["barriers", "images"]);
    expect(map.cards.flatMap((one) => one.attachments ?? []).map((one) => one.kind)).toEqual(["image"]);
  });

  it("in Polish the dialog is readable to all", async () => {
    const page = await openBlank({ lang: "pl" });
    await paste(page, { "text/html": libreOfficeHtml });
    await page.getByRole("dialog", { name: "Wklej tabelę" }).waitFor();
    await expectAccessible(page);
  });
});

describe("on a map with contents", () => {
  it("a table goes into the cells from the one in the hand, or behind a stage when that is in the hand", async () => {
    const page = await openExample();
    await page.getByRole("group", { name: /^Cart, / }).click();
    await paste(page, { "text/plain": "First\tSecond\nThird\tFourth" });
    await dialog(page).getByText("4 cards").waitFor();
    await picture(page, "paste-cells");
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: /^Fourth/ }).waitFor();
    await page.getByRole("columnheader", { name: /Interest/ }).click();
    await paste(page, { "text/plain": "\tBetween\nGoal\tLook around" });
    await dialog(page).getByText("As new stages after “Interest”").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("columnheader", { name: /^C, Between/ }).waitFor();
    await page.getByRole("group", { name: "Look around" }).waitFor();
  });

  it("cards, a stage and a lane are copied by keys from map to map, with all that is on them", async () => {
    const page = await openExample();
    await page.getByRole("group", { name: /^Newsletter, / }).click();
    await page.keyboard.press("Control+c");
    await page.getByRole("group", { name: /^Courier, / }).click();
    await page.keyboard.press("Control+v");
    await expect.poll(() => page.getByRole("group", { name: /^Newsletter, / }).count()).toBe(2);
    await page.getByRole("columnheader", { name: /Purchase/ }).click();
    await page.keyboard.press("Control+c");
    await page.goto(`/map/${await blankMap("en")}`);
    await page.getByText("No stages yet").waitFor();
    await page.keyboard.press("Control+v");
    await page.getByRole("columnheader", { name: /Purchase/ }).waitFor();
    await page.getByRole("group", { name: /^Checkout/ }).waitFor();
    expect((await lanes(page)).length).toBeGreaterThan(4);
    await page.getByRole("rowheader", { name: /Touchpoints/ }).click();
    await page.keyboard.press("Control+x");
    await expect.poll(() => page.getByRole("rowheader", { name: /Touchpoints/ }).count()).toBe(0);
    await page.keyboard.press("Control+v");
    await page.getByRole("group", { name: /^Checkout/ }).waitFor();
  });

  it("words become a card", async () => {
    const page = await openExample();
    await page.getByRole("group", { name: /^Cart, / }).click();
    await paste(page, { "text/html": "<p>Ask <b>twice</b></p>", "text/plain": "Ask twice" });
    await page.getByRole("group", { name: /^Ask twice/ }).waitFor();
  });
});
