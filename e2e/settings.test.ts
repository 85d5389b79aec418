// Settings of a workspace: what is changed on the page acts where it is meant to.
import type { ProjectId } from "@itinera/core";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { dropFiles, expectAccessible, expectToFit, picture } from "./harness.ts";
import type { Somebody } from "./somebody.ts";
import { readers } from "./windows.ts";
import { useOwnApp } from "./use-app.ts";

const used = useOwnApp();

let editor: Somebody;
beforeAll(async () => {
  await used.client.changeMe({ name: "Ines", email: "ines@example.org" });
  await used.client.renameWorkspace("Linden & Sons");
  editor = await used.somebody("The editor", "editor");
});

const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`${label}$`) }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
  await expect
    .poll(() => page.getByRole("button", { name: new RegExp(`${option} ${label}$`) }).count())
    .toBe(1);
}

/** A log whose last event is a Sunday evening in New York, and a Monday in UTC. */
const log = Buffer.from(
  ["person;event;when", "ann;looked;2025-03-03 09:00", "ann;bought;2025-03-09 21:30"].join("\n"),
);

async function importedInto(name: string, timezone: string): Promise<ProjectId> {
  const { upload } = await used.client.upload("log.csv", log);
  const { import: id } = await used.client.newImport({
    upload,
    project: name,
    fileName: "log.csv",
    mapping: { timezone },
  });
  await expect.poll(async () => (await used.client.import(id)).state, { timeout: 60_000 }).toBe("done");
  const project = (await used.client.projects()).projects.find((one) => one.name === name);
  if (!project) throw new Error("no project");
  return project.id;
}

describe("language and calendar", () => {
  it("are chosen on the page, and new maps, imports and weeks go by them", async () => {
    const page = await used.open("/people");
    await page.getByRole("button", { name: /Ines/ }).click();
    await page.getByRole("menuitem", { name: "Settings of the workspace" }).click();
    await page.getByRole("heading", { level: 1, name: "Settings of the workspace" }).waitFor();
    await choose(page, "Language", "Polski");
    await saved(page);
    await page.getByRole("combobox", { name: "Time zone" }).fill("New York");
    await page.getByRole("option", { name: "America/New York" }).click();
    await expect.poll(async () => (await used.client.settings()).timeZone).toBe("America/New_York");
    await choose(page, "First day of the week", "Sunday");
    await expect.poll(async () => (await used.client.settings()).firstDay).toBe("sunday");

    await page.goto("/templates");
    await page
      .getByRole("button", { name: /Polski/ })
      .first()
      .waitFor();
    await page.goto("/import");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await dropFiles(page, { name: "log.csv", content: log });
    await expect
      .poll(() => page.getByRole("combobox", { name: "Time zone" }).inputValue())
      .toBe("America/New York");

    const project = await importedInto("Shop", "America/New_York");
    const { matches } = await used.client.ask(project, {
      kind: "matches",
      weeks: 2,
      bindings: [
        {
          key: "all",
          binding: [
            { name: "bought", where: [] },
            { name: "looked", where: [] },
          ],
        },
      ],
    });
    // Clocks went forward in the night before that Sunday's end.
    expect(matches[0]?.weeks.map(({ start, units }) => [new Date(start).toISOString(), units])).toEqual([
      ["2025-03-02T05:00:00.000Z", 1],
      ["2025-03-09T05:00:00.000Z", 1],
    ]);

    const { map } = await used.client.discover(project, {});
    expect((await used.client.map(map)).lang).toBe("pl");

    await page.goto("/audit");
    await page.locator("td").getByText("First day of the week").waitFor();
    expect(await page.locator("td", { hasText: "Settings changed" }).count()).toBe(3);
  });
});

describe("brand", () => {
  it("stands on the page of a link and on its prints, in the workspace's language", async () => {
    await used.client.changeSettings({ lang: "pl", timeZone: "UTC" });
    const map = await used.newMap();
    const { path } = await used.client.newShare(map, {});
    const page = await used.open("/settings");
    await page.getByRole("textbox", { name: "Name for visitors and prints" }).fill("Lipa & Synowie");
    await page.keyboard.press("Enter");
    await saved(page);

    // Yellow cannot be read: the nearest that can is proposed, and taken.
    await page.locator("input[type=color]").fill("#ffcc00");
    await page.getByText("is too pale to be read on paper").waitFor();
    await page.getByRole("button", { name: /^Take the nearest/ }).click();
    await expect.poll(async () => (await used.client.settings()).accent).toMatch(/^#[0-9a-f]{6}$/);
    const { accent } = await used.client.settings();
    await page.getByText(accent ?? "", { exact: true }).waitFor();

    const visitor = await used.open(path, { stranger: true });
    // Nobody has chosen a language in this browser.
    await visitor.getByText("Lipa & Synowie").waitFor();
    await expectAccessible(visitor);
    await picture(visitor, "settings-visitor-named");
    await expect.poll(() => visitor.evaluate(() => document.documentElement.lang)).toBe("pl");
    await visitor.getByRole("combobox").selectOption("en");
    await expect.poll(() => visitor.evaluate(() => document.documentElement.lang)).toBe("en");
    await visitor.reload();
    await visitor.getByText("Lipa & Synowie").waitFor();
    expect(await visitor.evaluate(() => document.documentElement.lang)).toBe("en");

    const logo = await sharp({ create: { width: 300, height: 60, channels: 3, background: "#1b6a3f" } })
      .png()
      .toBuffer();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: logo });
    await page.getByRole("img", { name: "The logo as it is now" }).waitFor();
    await visitor.reload();
    const shown = visitor.getByRole("img", { name: "Lipa & Synowie" });
    await shown.waitFor();
    await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    await expectAccessible(visitor);
    await picture(visitor, "settings-visitor");
    await visitor.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect.poll(() => visitor.locator("img[alt='Lipa & Synowie']").count()).toBeGreaterThan(1);

    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "list.txt", mimeType: "text/plain", buffer: Buffer.from("a,b") });
    await page.getByText("list.txt is no picture").waitFor();
    const svg = await (await fetch(`${used.url}/v1/shared/${path.slice(3)}/map.svg`)).text();
    expect(svg).toContain("Lipa &amp; Synowie");
  });
});

describe("mail, storage and those who may not", () => {
  it("a test letter without a mail server says so, and storage says how much there is", async () => {
    const page = await used.open("/settings");
    await page.getByText("No mail server is set, so no letters are sent").waitFor();
    await page.getByRole("button", { name: "Send me a test letter" }).click();
    await page.getByRole("alert").getByText("No mail server is set. Whoever runs the server").waitFor();
    const size = page.locator("dt", { hasText: "Free on the disk" }).locator("xpath=following-sibling::dd");
    expect(await size.textContent()).toMatch(/\d (GB|MB)/);
    await choose(page, "Keep the audit log", "2 years");
    await expect.poll(async () => (await used.client.settings()).keepAuditYears).toBe(2);
  });

  it("an editor reads the calendar and changes nothing", async () => {
    const page = await used.open("/settings", { as: editor.cookie });
    await page.getByText("Only owners and administrators change these settings").waitFor();
    expect(await page.getByRole("combobox").count()).toBe(0);
    await page.getByRole("button", { name: /The editor/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
    expect(await page.getByRole("menuitem", { name: "Settings of the workspace" }).count()).toBe(0);
    expect((await editor.client.settings()).name).toBe("Linden & Sons");
    for (const asked of [
      () => editor.client.changeSettings({ lang: "ru" }),
      () => editor.client.sendTestLetter("en"),
      () => editor.client.storage(),
    ])
      await expect(asked()).rejects.toMatchObject({ status: 403 });
  });

  it("the page is for everybody's eyes and hands, in every language, by day and night, on a phone", async () => {
    for (const window of readers) {
      const page = await used.open("/settings", window);
      await page.locator("dl").waitFor();
      await expectToFit(page);
      await expectAccessible(page);
      await picture(page, `settings-${window.title}`);
    }
  });
});
