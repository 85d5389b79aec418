// The main job, end to end: a real event log becomes a living journey map.
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import { dropFiles, expectAccessible, expectToFit, picture } from "./harness.ts";
import { useOwnApp } from "./use-app.ts";

const logs = process.env["ITINERA_LOGS"];
const helpdesk = logs === undefined ? "" : join(logs, "helpdesk.xes.gz");
const isThere = existsSync(helpdesk);
if (!isThere) console.warn("reference logs not run");

const used = useOwnApp();

const card = (page: Page, name: string | RegExp) => page.getByRole("group", { name });

/** Where it is once the map has scrolled to it. */
async function settledBox(found: ReturnType<typeof card>) {
  for (let before = await found.boundingBox(); ;) {
    await setTimeout(100);
    const box = await found.boundingBox();
    if (box && box.x === before?.x && box.y === before.y) return box;
    before = box;
  }
}

/** Letters and numbers of a stage's header: "A, Seriousness, 4,580". */
const stageLabels = (page: Page) =>
  page
    .getByRole("columnheader", { name: /^[A-Z], / })
    .evaluateAll((headers) => headers.map((header) => header.getAttribute("aria-label") ?? ""));

async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes, useSystemFonts: false }).promise;
  const page = await pdf.getPage(1);
  const { items } = await page.getTextContent();
  // A name may stand on two lines.
  return items
    .map((item) => ("str" in item ? item.str : ""))
    .join(" ")
    .replaceAll(/\s+/g, " ");
}

describe.skipIf(!isThere)("a help desk's log becomes a living map", () => {
  /** One window for all tests. */
  let page: Page;

  it("is dropped on the page, shown and read", async () => {
    page = await used.openToStay("/welcome");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await dropFiles(page, { name: "helpdesk.xes.gz", content: await readFile(helpdesk) });
    const table = page.getByRole("region", { name: "First rows of the file" });
    await table.waitFor();
    expect(await table.getByRole("row").count()).toBe(21);
    await picture(page, "main-job-1-preview");
    await page.getByRole("button", { name: "Read the file" }).click();
    await page.getByText("21,348").first().waitFor();
    await page.getByRole("button", { name: "Discover a map" }).waitFor();
    await picture(page, "main-job-2-read");
  });

  it("is discovered as stages that count the whole log", async () => {
    await page.getByRole("button", { name: "Discover a map" }).click();
    await page.waitForURL("**/map/*");
    await page.getByRole("grid").waitFor();
    await page.getByText(/^n = 4,580 /).waitFor();
    const labels = await stageLabels(page);
    expect(labels.length).toBeGreaterThanOrEqual(4);
    expect(labels.every((label) => /, [\d,]+$/.test(label))).toBe(true);
    await picture(page, "main-job-3-discovered");
    await expectToFit(page);
  });

  it("is edited by mouse and by keyboard", async () => {
    const first = page.getByRole("columnheader", { name: /^A, / });
    await first.dblclick();
    await page.getByRole("textbox", { name: "Name of the stage" }).waitFor();
    await page.keyboard.type("The question arrives");
    await page.keyboard.press("Enter");
    await page.getByRole("columnheader", { name: /^A, The question arrives/ }).waitFor();

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("n");
    await page.getByRole("textbox", { name: "Text of the card" }).waitFor();
    await page.keyboard.type("Be heard at once");
    await page.keyboard.press("Enter");
    await card(page, "Be heard at once").waitFor();

    await page.keyboard.press("m");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await page.locator("p[aria-live=assertive]").textContent()).toBe("Be heard at once moved to B1");

    const from = await settledBox(card(page, "Be heard at once"));
    const to = await page.getByRole("columnheader", { name: /^A, / }).boundingBox();
    if (!to) throw new Error("The card and the first stage must be in sight");
    await page.mouse.move(from.x + 30, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, from.y + 16, { steps: 3 });
    await page.mouse.move(to.x + 60, from.y + 12, { steps: 8 });
    await page.mouse.move(to.x + 60, from.y + 13);
    await page.mouse.up();
    await expect
      .poll(async () => (await card(page, "Be heard at once").boundingBox())?.x)
      .toBeLessThan(from.x - 100);
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await card(page, "Be heard at once").boundingBox())?.x).toBe(from.x);
    await page.getByText("Saved", { exact: true }).waitFor();
  });

  it("counts anew when a binding is changed", async () => {
    const before = (await stageLabels(page))[0];
    await page
      .getByRole("gridcell", { name: /^The question arrives, / })
      .first()
      .click();
    await page.getByRole("tab", { name: "Binding" }).click();
    await page.getByText("What counts as this stage").waitFor();
    await page.getByRole("button", { name: "choose events" }).click();
    await page.getByRole("searchbox").fill("Closed");
    await page.getByRole("option", { name: /Closed/ }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /An event named Closed/ }).waitFor();
    await expect.poll(async () => (await stageLabels(page))[0], { timeout: 10_000 }).not.toBe(before);
    await picture(page, "main-job-4-bound");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await stageLabels(page))[0], { timeout: 10_000 }).toBe(before);
  });

  it("is exported as a PDF that holds its words", async () => {
    await page.getByText("Saved", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: /\.pdf/ }).click();
    const folder = fileURLToPath(new URL("../artifacts/", import.meta.url));
    await mkdir(folder, { recursive: true });
    const path = join(folder, "main-job.pdf");
    await (await download).saveAs(path);
    const text = await pdfText(new Uint8Array(await readFile(path)));
    expect(text).toContain("The question arrives");
    expect(text).toContain("Be heard at once");
    expect(text).toContain("4,580");
  });

  it("is the same map in three languages, on the desk and on a phone", async () => {
    const path = new URL(page.url()).pathname;
    for (const [lang, theme] of [
      ["en", "light"],
      ["ru", "dark"],
      ["pl", "light"],
    ] as const) {
      const desk = await used.openToStay(path, { lang, theme });
      await desk.getByText(/^n = /).waitFor();
      await picture(desk, `main-job-5-${lang}-${theme}`);
      await desk.context().close();
      const phone = await used.openToStay(path, { lang, theme, phone: true });
      await phone.getByRole("heading", { level: 2, name: "The question arrives" }).waitFor();
      await picture(phone, `main-job-5-${lang}-${theme}-phone`);
      await expectToFit(phone);
      await phone.context().close();
    }
  });
});
