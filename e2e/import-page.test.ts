// From a file to a map, and everything that can be wrong with a file.
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { dropFiles, expectAccessible, expectToFit, picture, type GivenFile } from "./harness.ts";
import { useOwnApp } from "./use-app.ts";
import type { Window } from "./windows.ts";

const { client, open, newMap } = useOwnApp();

/** 60 visits of three events each; row 12 has a date that does not exist, row 20 no time. */
function visits(): string {
  const kinds = ["looked", "compared", "ordered"];
  const rows = Array.from({ length: 180 }, (_, at) => {
    const day = String((at % 27) + 1).padStart(2, "0");
    const time =
      at === 10 ? "31.02.2025 08:14:02" : at === 18 ? "" : `${day}.03.2025 08:${10 + (at % 40)}:02`;
    return `v-${Math.floor(at / 3)};c-${Math.floor(at / 6)};${kinds[at % 3]};${time};${at % 2 ? "web" : "app"};phone`;
  });
  return ["visit_id;customer_id;event;time;channel;device", ...rows].join("\n");
}

const given = async (file: GivenFile, window: Window = {}): Promise<Page> => {
  const page = await open("/import", window);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await dropFiles(page, file);
  return page;
};

const read = async (page: Page, project: string) => {
  await page.getByRole("combobox", { name: "Project" }).fill(project);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Read the file" }).click();
};

describe("a log", () => {
  const file = { name: "visits-march.csv", content: visits() };

  it("is shown with its first 20 rows and what was recognised", async () => {
    const page = await given(file);
    const table = page.getByRole("region", { name: "First rows of the file" });
    await table.waitFor();
    expect(await table.getByRole("row").count()).toBe(21);
    for (const [column, role] of [
      ["visit_id", "Case"],
      ["customer_id", "Person"],
      ["event", "Event"],
      ["time", "Time"],
      ["channel", "Channel"],
      ["device", "Property"],
    ] as const) {
      await table.getByRole("button", { name: `${role} What the column ${column} is` }).waitFor();
    }
    await table.getByText("This time does not exist or is written in another way").waitFor();
    await page.getByRole("radio", { name: /Day first/ }).waitFor();
    await picture(page, "import-columns-en");
    await expectAccessible(page);
  });

  it("is read again when a column or a way of reading is corrected", async () => {
    const page = await given(file);
    const button = page.getByRole("button", { name: /What the column device is/ });
    await button.click();
    await page.getByRole("option", { name: "Channel" }).click();
    await page.getByRole("button", { name: "Property What the column channel is" }).waitFor();
    await page.getByRole("button", { name: /Separator/ }).click();
    await page.getByRole("option", { name: "comma" }).click();
    await page.getByText("No column says when").waitFor();
    expect(await page.getByRole("button", { name: "Read the file" }).isDisabled()).toBe(true);
    await page.getByText("First correct what is marked").waitFor();
    await page.getByRole("button", { name: /Separator/ }).click();
    await page.getByRole("option", { name: "semicolon" }).click();
    await page.getByRole("button", { name: "Case What the column visit_id is" }).waitFor();
  });

  it("becomes events, says which rows were refused and why, and then a map", async () => {
    const page = await given(file);
    await read(page, "Shop");
    await page.waitForURL("**/import/*");
    await page.getByRole("heading", { level: 2, name: /^Read/ }).waitFor();
    await page.getByText("1 has no time").waitFor();
    await page.getByText("1 has a time that cannot be read").waitFor();
    await page.getByText("178 events kept").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download the 2 rows" }).click(),
    ]);
    expect(download.suggestedFilename()).toContain("visits-march");
    await picture(page, "import-done-en");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Discover a map" }).click();
    await page.waitForURL("**/map/*");
  });

  it("changes nothing when it comes again", async () => {
    const page = await given(file);
    await read(page, "Shop");
    await page.getByText("visits-march.csv is here already; nothing changed").waitFor();
    await page.waitForURL("**/import/*");
  });

  it("asks before it takes the place of an earlier reading", async () => {
    const page = await given(file);
    await page.getByRole("button", { name: /What the column customer_id is/ }).click();
    await page.getByRole("option", { name: "Property" }).click();
    await page.getByRole("button", { name: "Property What the column customer_id is" }).waitFor();
    await read(page, "Shop");
    const dialog = page.getByRole("dialog", { name: "Replace the earlier import?" });
    await dialog.waitFor();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Replace it" }).click();
    await page.getByText("178 events kept").waitFor();
  });

  it("is listed, and leaves with its numbers when it is removed", async () => {
    const page = await open("/imports");
    const row = page.getByRole("main").getByRole("listitem").filter({ hasText: "visits-march.csv" });
    // The reading that was replaced leaves by itself.
    await expect.poll(() => row.count(), { timeout: 20_000 }).toBe(1);
    await row.getByText("178 events kept").waitFor();
    await picture(page, "imports-en");
    await expectAccessible(page);
    await row.getByRole("button", { name: "What to do with visits-march.csv" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    const dialog = page.getByRole("alertdialog", { name: /Remove the import of visits-march.csv/ });
    await dialog.getByText("178 events go out of the project Shop").waitFor();
    await dialog.getByRole("button", { name: "Remove the import" }).click();
    await row.waitFor({ state: "detached", timeout: 30_000 });
  });

  it("can be chosen on a phone, in Russian and Polish", async () => {
    for (const lang of ["ru", "pl"] as const) {
      const page = await given(file, { phone: true, lang, theme: lang === "ru" ? "dark" : "light" });
      await page.getByRole("table").waitFor();
      await picture(page, `import-columns-phone-${lang}`);
      await expectAccessible(page);
      await expectToFit(page);
    }
  });
});

describe("a file that cannot be read says why", () => {
  it.each([
    ["an empty one", { name: "nothing.csv", content: "" }, "nothing.csv is empty"],
    [
      "one with names only",
      { name: "names.csv", content: "case,event,time\n" },
      "names.csv has column names but no rows",
    ],
    [
      "one without a time",
      { name: "timeless.csv", content: "case,event\n1,a\n1,b\n2,a\n2,b\n" },
      "No column says when",
    ],
    [
      "a picture",
      { name: "photo.csv", content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13) },
      "photo.csv",
    ],
    ["a damaged archive", { name: "half.csv.gz", content: gzipSync("a,b\n").subarray(0, 14) }, "half.csv.gz"],
    [
      "XES with a DOCTYPE",
      {
        name: "trap.xes",
        content: `<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "b">]><log><trace/></log>`,
      },
      "trap.xes has a DOCTYPE",
    ],
  ])("%s", async (_, file, words) => {
    const page = await given(file);
    await page.getByRole("alert").filter({ hasText: words }).waitFor();
    expect(await page.getByRole("button", { name: "Read the file" }).isDisabled()).toBe(true);
  });

  it("one in another encoding is recognised, or can be corrected", async () => {
    const text = "клиент;событие;время\n1;заказ;2025-01-03 08:14\n1;оплата;2025-01-03 09:14\n";
    // windows-1251 has its Cyrillic letters in the order of Unicode, from 0xC0 on.
    const bytes = Uint8Array.from(text, (sign) => {
      const code = sign.codePointAt(0) ?? 0;
      return code >= 0x410 ? code - 0x410 + 0xc0 : code;
    });
    const page = await given({ name: "заказы.csv", content: bytes });
    await page.getByRole("cell", { name: "оплата" }).waitFor();
    await page.getByRole("button", { name: /Encoding/ }).click();
    await page.getByRole("option", { name: /KOI8-R/ }).click();
    await page.getByRole("cell", { name: "оплата" }).waitFor({ state: "detached" });
  });

  it("a map file that is none is told of, and the page waits for another", async () => {
    const page = await given({ name: "broken.journey.json", content: "{" });
    await page.getByText("This is not a map file").waitFor();
    await page.getByRole("button", { name: "Choose a file" }).waitFor();
  });
});

it("a map's own file becomes a new map", async () => {
  const map = await newMap();
  const content = await client.exportMap(map, { format: "journey.json" });
  const page = await given({ name: "generic.journey.json", content });
  await page.waitForURL("**/map/*");
  expect(page.url()).not.toContain(map);
});
