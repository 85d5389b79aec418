// Cards in full: their fields, evidence, files, links, more detailed maps; and the frame of the map.
import { richTextOf, type CardId, type JourneyMap, type LaneKind, type MapId } from "@itinera/core";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";
import type { Window } from "./windows.ts";

const { client, openMap, newMap } = useApp();

/** A map with one card of a kind in its first stage, and that card. */
async function mapWithCard(kind: LaneKind = "touchpoints", words = "Book a table") {
  const map = await newMap({ kind: "template", template: "restaurant", lang: "en" });
  const { lanes, stages, steps } = await client.map(map);
  const lane = lanes.find((one) => one.kind === kind)?.id ?? ("extra" as (typeof lanes)[number]["id"]);
  const column = steps.find(({ stage }) => stage === stages[0]?.id)?.id ?? stages[0]!.id;
  const card = "c1" as CardId;
  await client.editMap(map, [
    ...(lanes.some((one) => one.id === lane)
      ? []
      : [{ kind: "lane.add" as const, id: lane, lane: kind, at: 1 }]),
    { kind: "card.add", id: card, lane, column, at: 0, text: richTextOf(words) },
  ]);
  return { map, card };
}

const cardOf = async (map: MapId): Promise<JourneyMap["cards"][number]> => {
  const found = (await client.map(map)).cards.find(({ id }) => id === "c1");
  if (!found) throw new Error("the card is gone");
  return found;
};
/** What was edited is on the server in the end. */
const soon = { timeout: 15_000 };

const card = (page: Page, name: string | RegExp) => page.getByRole("group", { name });
const inspector = (page: Page) => page.getByRole("complementary");

/** Opens a map with its card in the inspector. */
async function openCard(map: MapId, window?: Window, name: string | RegExp = /^Book a table/): Promise<Page> {
  const page = await openMap(map, window);
  await card(page, name).click();
  await page.keyboard.press("Space");
  await inspector(page).waitFor();
  return page;
}

const photo = (width = 320, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: "#d8a657" } })
    .composite([
      {
        input: {
          create: {
            width: Math.floor(width / 3),
            height: Math.floor(height / 2),
            channels: 3,
            background: "#1557d6",
          },
        },
        left: 20,
        top: 20,
      },
    ])
    .png()
    .toBuffer();

const undo = (page: Page) => page.keyboard.press("Control+z");

describe("the fields of a card", () => {
  it("are set one by one, and undo takes back each alone", async () => {
    const { map } = await mapWithCard();
    const page = await openCard(map);
    const panel = inspector(page);
    await panel
      .getByRole("radiogroup", { name: "Importance" })
      .getByRole("radio", { name: "4 of 5" })
      .click();
    await panel
      .getByRole("radiogroup", { name: "Satisfaction" })
      .getByRole("radio", { name: "2 of 5" })
      .click();
    await panel.getByRole("button", { name: /Status/ }).click();
    await page.getByRole("option", { name: "In progress" }).click();
    await panel.getByText("Critical moment").click();
    await panel.getByRole("combobox", { name: "Owner" }).fill("Ines");
    await panel.getByRole("combobox", { name: "New tag" }).fill("mobile");
    await page.keyboard.press("Enter");
    await panel.getByRole("combobox", { name: "New tag" }).fill("urgent");
    await page.keyboard.press("Enter");
    await panel.getByRole("radiogroup", { name: "Colour" }).getByRole("radio", { name: "Colour 5" }).click();
    await panel.getByRole("button", { name: /^Icon/ }).click();
    await page.getByRole("searchbox", { name: "Search icons" }).fill("cash");
    await page.getByRole("option", { name: "Money, cash" }).click();
    await expect
      .poll(() => cardOf(map), soon)
      .toMatchObject({
        importance: 4,
        satisfaction: 2,
        status: "in-progress",
        critical: true,
        owner: "Ines",
        tags: ["mobile", "urgent"],
        colour: 5,
        icon: "banknote",
      });
    await expectAccessible(page);
    await picture(page, "card-fields");

    await card(page, /^Book a table/).click();
    for (const gone of ["icon", "colour"]) {
      await undo(page);
      await expect.poll(() => cardOf(map), soon).not.toHaveProperty(gone);
    }
    await undo(page);
    await expect.poll(() => cardOf(map), soon).toMatchObject({ tags: ["mobile"] });
    for (const gone of ["tags", "owner", "critical", "status", "satisfaction", "importance"]) {
      await undo(page);
      await expect.poll(() => cardOf(map), soon).not.toHaveProperty(gone);
    }
  });

  it("offer the tags and owners that other cards have", async () => {
    const { map } = await mapWithCard();
    const { cards } = await client.map(map);
    const { lane, column } = cards[0]!;
    await client.editMap(map, [
      {
        kind: "card.add",
        id: "c2" as CardId,
        lane,
        column,
        at: 1,
        text: richTextOf("Pay"),
        fields: { tags: ["checkout"], owner: "Tomasz Nowak" },
      },
    ]);
    const page = await openCard(map);
    await inspector(page).getByRole("combobox", { name: "Owner" }).pressSequentially("Tom");
    await page.getByRole("option", { name: "Tomasz Nowak" }).click();
    await inspector(page).getByRole("combobox", { name: "New tag" }).pressSequentially("check");
    await page.getByRole("option", { name: "checkout" }).click();
    await expect.poll(() => cardOf(map), soon).toMatchObject({ owner: "Tomasz Nowak", tags: ["checkout"] });
    await inspector(page).getByRole("button", { name: "Remove the tag checkout" }).click();
    await expect.poll(() => cardOf(map), soon).not.toHaveProperty("tags");
  });

  it("of a KPI have a target, and icons are found in every language", async () => {
    const { map } = await mapWithCard("kpis", "NPS");
    const page = await openCard(map, { lang: "ru" }, /^NPS/);
    await page.getByRole("textbox", { name: "Цель" }).fill("NPS 45");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Значок/ }).click();
    await page.getByRole("searchbox", { name: "Найти значок" }).fill("ДОСТАВКА");
    await page.getByRole("option", { name: "Грузовик, доставка" }).click();
    await expect.poll(() => cardOf(map), soon).toMatchObject({ target: "NPS 45", icon: "truck" });
  });
});

describe("evidence", () => {
  it("lifts an assumption, is changed, expires and is taken away", async () => {
    const { map, card: id } = await mapWithCard();
    await client.editMap(map, [
      {
        kind: "card.set",
        id,
        fields: { level: "assumption", evidence: [{ source: "reviews", n: 76, expires: "2020-01-31" }] },
      },
    ]);
    const page = await openCard(map);
    const panel = inspector(page);
    await panel.getByRole("tab", { name: "Evidence" }).click();
    await panel.getByText("All evidence has expired").waitFor();
    await panel.getByText("expired on 31 Jan 2020").waitFor();
    await panel.getByRole("textbox", { name: "How we shall find out" }).fill("Ask ten guests in May");
    await panel.getByRole("button", { name: "Add evidence" }).click();
    const dialog = page.getByRole("dialog", { name: "Add evidence" });
    await dialog.getByRole("button", { name: /Source/ }).click();
    await page.getByRole("option", { name: "Survey" }).click();
    await dialog.getByRole("textbox", { name: "Sample size (n)" }).fill("1 204");
    await dialog.getByRole("textbox", { name: "What it says" }).fill("Half of them gave up at the form");
    await dialog.getByRole("textbox", { name: "From" }).fill("2026-02-01");
    await dialog.getByRole("textbox", { name: "To" }).fill("2026-01-01");
    await dialog.getByRole("textbox", { name: "Link" }).fill("javascript:alert(1)");
    await dialog.getByRole("button", { name: "Keep" }).click();
    await dialog.getByText("The end lies before the beginning.").waitFor();
    await dialog.getByText("Write an address such as").waitFor();
    await expectAccessible(page);
    await picture(page, "card-evidence-dialog");
    await dialog.getByRole("textbox", { name: "To" }).fill("2026-03-31");
    await dialog.getByRole("textbox", { name: "Counts until" }).fill("2029-03-31");
    await dialog.getByRole("textbox", { name: "Link" }).fill("example.org/survey");
    await dialog.getByRole("button", { name: "Keep" }).click();
    const survey = {
      source: "survey",
      n: 1_204,
      note: "Half of them gave up at the form",
      from: "2026-02-01",
      to: "2026-03-31",
      expires: "2029-03-31",
      url: "https://example.org/survey",
    };
    await expect
      .poll(() => cardOf(map), soon)
      .toMatchObject({
        level: "supported",
        plan: "Ask ten guests in May",
        evidence: [{ source: "reviews", n: 76 }, survey],
      });
    await expectAccessible(page);
    await picture(page, "card-evidence");
    const link = panel.getByRole("link", { name: "Open the source" });
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
    await panel.getByRole("button", { name: "Remove: Reviews" }).click();
    await expect.poll(() => cardOf(map), soon).toMatchObject({ evidence: [survey] });
    await panel.getByRole("button", { name: /^How sure we are|How sure we are/ }).click();
    await page.getByRole("option", { name: "Measured" }).click();
    await expect.poll(() => cardOf(map), soon).toMatchObject({ level: "measured" });
  });
});

describe("attachments", () => {
  it("are chosen, pasted and linked; pictures get words and are cropped; undo brings them back", async () => {
    const { map } = await mapWithCard();
    const page = await openCard(map);
    const panel = inspector(page);
    const files = panel.getByRole("region", { name: "Attachments" });
    await panel.locator("input[type=file]").setInputFiles([
      { name: "hall.png", mimeType: "image/png", buffer: await photo() },
      { name: "menu.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 menu") },
    ]);
    await files.getByRole("link", { name: /menu\.pdf/ }).waitFor();
    await files.getByRole("button", { name: "Link" }).click();
    await page.getByRole("textbox", { name: "Address" }).fill("example.org");
    await page.getByRole("textbox", { name: "Title" }).fill("The menu online");
    await page.keyboard.press("Enter");
    await files.getByRole("link", { name: "The menu online" }).waitFor();
    await files.getByRole("textbox", { name: "What the picture shows" }).fill("The hall at noon");
    await page.keyboard.press("Enter");
    await files.getByRole("img", { name: "The hall at noon" }).waitFor();

    await files.getByRole("button", { name: "Crop the picture" }).click();
    const dialog = page.getByRole("dialog", { name: "Crop the picture" });
    await dialog.getByRole("button", { name: /Shape/ }).click();
    await page.getByRole("option", { name: "Square" }).click();
    await dialog.getByRole("slider", { name: "Zoom" }).focus();
    for (let step = 0; step < 10; step++) await page.keyboard.press("ArrowRight");
    await expectAccessible(page);
    await picture(page, "card-crop");
    await dialog.getByRole("button", { name: "Crop", exact: true }).click();
    await expect
      .poll(() => cardOf(map), soon)
      .toMatchObject({
        attachments: [
          {
            kind: "image",
            width: 320,
            height: 200,
            alt: "The hall at noon",
            crop: { width: expect.closeTo(0.4167, 2) as number },
          },
          { kind: "document", name: "menu.pdf", mime: "application/pdf" },
          { kind: "link", url: "https://example.org", title: "The menu online" },
        ],
      });
    await expectAccessible(page);
    await picture(page, "card-attachments");

    const load = page.waitForEvent("download");
    await files.getByRole("link", { name: /menu\.pdf/ }).click();
    expect((await load).suggestedFilename()).toBe("menu.pdf");

    await files.getByRole("button", { name: "Remove menu.pdf" }).click();
    await expect.poll(async () => (await cardOf(map)).attachments?.length).toBe(2);
    await card(page, /^Book a table/).click();
    await undo(page);
    await expect.poll(async () => (await cardOf(map)).attachments?.length).toBe(3);
  });

  it("come by drop and by paste, and what cannot be taken says why", async () => {
    const { map } = await mapWithCard();
    const page = await openCard(map);
    const files = inspector(page).getByRole("region", { name: "Attachments" });
    const give = (type: "drop" | "paste", name: string, base64: string) =>
      files.evaluate(
        (target, given) => {
          const transfer = new DataTransfer();
          const bytes = Uint8Array.from(atob(given.base64), (sign) => sign.charCodeAt(0));
          transfer.items.add(new File([bytes], given.name, { type: "image/png" }));
          const common = { bubbles: true, cancelable: true };
          target.dispatchEvent(
            given.type === "drop"
              ? new DragEvent("drop", { ...common, dataTransfer: transfer })
              : new ClipboardEvent("paste", { ...common, clipboardData: transfer }),
          );
        },
        { type, name, base64 },
      );
    await give("drop", "a.png", (await photo(64, 64)).toString("base64"));
    await expect.poll(async () => (await cardOf(map)).attachments?.length, { timeout: 15_000 }).toBe(1);
    await give("paste", "image.png", (await photo(65, 64)).toString("base64"));
    await expect.poll(async () => (await cardOf(map)).attachments?.length, { timeout: 15_000 }).toBe(2);
    await give("drop", "virus.exe", Buffer.from("MZ\0\0").toString("base64"));
    await files.getByRole("alert").getByText("virus.exe").waitFor();
    await picture(page, "card-refused");
    await files.getByRole("button", { name: "Dismiss" }).click();
    expect((await cardOf(map)).attachments).toHaveLength(2);
  });

  it("on their way show how far, and can be stopped", async () => {
    const { map } = await mapWithCard();
    const page = await openCard(map);
    const files = inspector(page).getByRole("region", { name: "Attachments" });
    await page.route("**/assets?*", () => undefined);
    await inspector(page)
      .locator("input[type=file]")
      .setInputFiles({ name: "slow.txt", mimeType: "text/plain", buffer: Buffer.from("slow") });
    await files.getByRole("progressbar", { name: "slow.txt" }).waitFor();
    await files.getByRole("button", { name: "Stop sending slow.txt" }).click();
    await files.getByRole("progressbar").waitFor({ state: "detached" });
    expect(await cardOf(map)).not.toHaveProperty("attachments");
  });
});

describe("the words of a card", () => {
  const text = (page: Page) => page.getByRole("textbox", { name: "Text of the card" });

  it("lead somewhere by a tool or Ctrl K, and nowhere that could run", async () => {
    const { map } = await mapWithCard();
    const page = await openCard(map);
    await card(page, /^Book a table/).click();
    await page.keyboard.press("Enter");
    await text(page).waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+k");
    const address = page.getByRole("textbox", { name: "Address of the link" });
    await address.fill("javascript:alert(1)");
    await page.keyboard.press("Enter");
    expect(await address.getAttribute("aria-invalid")).toBe("true");
    await picture(page, "card-link");
    await address.fill("example.org/book");
    await page.keyboard.press("Enter");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => cardOf(map), soon)
      .toMatchObject({
        text: {
          content: [
            {
              content: [
                {
                  text: "Book a table",
                  marks: [{ type: "link", attrs: { href: "https://example.org/book" } }],
                },
              ],
            },
          ],
        },
      });
    const link = inspector(page).getByRole("link", { name: "Book a table" });
    expect([await link.getAttribute("href"), await link.getAttribute("rel")]).toEqual([
      "https://example.org/book",
      "noopener noreferrer",
    ]);

    await card(page, /^Book a table/).click();
    await page.keyboard.press("Enter");
    await text(page).waitFor();
    await page.keyboard.press("Control+a");
    await page.getByRole("button", { name: "Link", exact: true }).and(page.locator("[aria-pressed]")).click();
    await page.getByRole("button", { name: "Take the link away" }).click();
    await page.keyboard.press("Control+Enter");
    await expect
      .poll(async () => JSON.stringify((await cardOf(map)).text), { timeout: 15_000 })
      .not.toContain("href");
  });

  it("are bold, italic and listed by keys", async () => {
    const { map } = await mapWithCard();
    const page = await openCard(map);
    await card(page, /^Book a table/).click();
    await page.keyboard.press("Enter");
    await text(page).waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+b");
    await page.keyboard.press("Control+i");
    await page.keyboard.press("Control+Shift+8");
    await page.keyboard.press("Control+Enter");
    await expect
      .poll(() => cardOf(map), soon)
      .toMatchObject({
        text: { content: [{ type: "bulletList" }] },
      });
    const written = JSON.stringify((await cardOf(map)).text);
    expect(written).toContain('"bold"');
    expect(written).toContain('"italic"');
  });
});

describe("a more detailed map", () => {
  it("is made of a stage, opened from the card by door and by key, and left upwards", async () => {
    const { map } = await mapWithCard();
    const page = await openCard(map);
    await inspector(page).getByRole("button", { name: "Make one of this stage" }).click();
    await inspector(page).getByRole("link", { name: "Open Awareness" }).waitFor();
    await expectAccessible(page);
    await picture(page, "card-sub-map");
    const { map: below } = await cardOf(map);
    const made = await client.map(below ?? map);
    expect(made.stages.map((one) => one.name)).toEqual(["Awareness"]);
    expect(made.cards.map((one) => one.id)).toEqual(["c1"]);

    await card(page, /^Book a table/).click();
    await page.keyboard.press("Alt+ArrowDown");
    await page.waitForURL(`**/map/${below}`);
    const above = page
      .getByRole("navigation", { name: "Maps above" })
      .getByRole("link", { name: "Restaurant" });
    await above.waitFor();
    await page.getByRole("columnheader", { name: /Awareness/ }).waitFor();
    await expectAccessible(page);
    await picture(page, "card-map-below");
    await above.click();
    await page.waitForURL(`**/map/${map}`);
    await card(page, /^Book a table/)
      .getByRole("link", { name: "More detailed map" })
      .click();
    await page.waitForURL(`**/map/${below}`);
    await page.getByRole("columnheader", { name: /Awareness/ }).click();
    await page.keyboard.press("Alt+ArrowUp");
    await page.waitForURL(`**/map/${map}`);

    // On the list of maps it stands below the one that leads to it.
    await page.goto("/");
    await page.locator('[data-level="1"]', { hasText: "Awareness" }).first().waitFor();
    await picture(page, "card-maps-list");
  });

  it("that is there already is linked, and one that was removed says so", async () => {
    const [{ map }, { map: other }] = [await mapWithCard(), await mapWithCard()];
    await client.editMap(other, [{ kind: "map.rename", name: "Paying at the table" }]);
    await expect
      .poll(async () => (await client.maps()).maps.find((one) => one.id === other)?.name)
      .toBe("Paying at the table");
    const page = await openCard(map);
    await inspector(page).getByRole("button", { name: "Link a map" }).click();
    await page.getByRole("combobox", { name: "Map" }).fill("Paying");
    await page.getByRole("option", { name: "Paying at the table" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Link", exact: true }).click();
    await expect.poll(() => cardOf(map), soon).toMatchObject({ map: other });
    await client.deleteMap(other);
    await page.reload();
    await page.getByRole("grid").waitFor();
    await card(page, /^Book a table/).click();
    await page.keyboard.press("Space");
    await inspector(page).getByText("The map that this card led to has been removed.").waitFor();
    await inspector(page).getByRole("button", { name: "Take the link away" }).click();
    await expect.poll(() => cardOf(map), soon).not.toHaveProperty("map");
  });
});

describe("the frame of a map", () => {
  it("is written in one dialog, is one step of undo, and an overdue review stands in the foot", async () => {
    const { map } = await mapWithCard();
    const page = await openCard(map);
    await page.getByRole("button", { name: "About this map" }).click();
    const dialog = page.getByRole("dialog", { name: "About this map" });
    await dialog.getByRole("textbox", { name: "Goal" }).fill("Fewer empty tables");
    await dialog.getByRole("button", { name: /Aim/ }).click();
    await page.getByRole("option", { name: "Raise conversion" }).click();
    await dialog.getByRole("textbox", { name: "Scope" }).fill("From the wish to the bill");
    await dialog.getByRole("button", { name: "Sales" }).click();
    await dialog.getByRole("button", { name: "Customers" }).click();
    await dialog.getByRole("textbox", { name: "Review on" }).fill("2025-03-03");
    await dialog.getByRole("button", { name: /^Type|Type/ }).click();
    await page.getByRole("option", { name: "Service blueprint" }).click();
    await expectAccessible(page);
    await picture(page, "map-frame");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Review was due on 3 Mar 2025" }).waitFor();
    const frame = {
      goal: "Fewer empty tables",
      aim: "raise-conversion",
      scope: "From the wish to the bill",
      participants: ["customers", "sales"],
      review: "2025-03-03",
      type: "service-blueprint",
    };
    await expect.poll(() => client.map(map), { timeout: 15_000 }).toMatchObject(frame);
    await expectAccessible(page);
    await picture(page, "map-frame-foot");
    await card(page, /^Book a table/).click();
    await undo(page);
    await expect.poll(async () => (await client.map(map)).goal, { timeout: 15_000 }).toBeUndefined();
    expect(await client.map(map)).toMatchObject({ type: "current-state" });
  });
});

describe("on a phone", () => {
  it("all of it is in the sheet, within the window, in three languages", async () => {
    const { map, card: id } = await mapWithCard();
    await client.editMap(map, [
      {
        kind: "card.set",
        id,
        fields: {
          tags: ["mobile"],
          owner: "Ines",
          level: "assumption",
          evidence: [{ source: "survey", n: 12, note: "Half of them gave up", expires: "2020-01-31" }],
        },
      },
    ]);
    for (const lang of ["en", "ru", "pl"] as const) {
      const page = await openMap(map, { phone: true, lang, theme: lang === "ru" ? "dark" : "light" });
      await page.getByRole("button", { name: /Book a table/ }).tap();
      const sheet = page.getByRole("dialog");
      await sheet.waitFor();
      await expectToFit(page);
      await expectAccessible(page);
      await picture(page, `card-phone-${lang}`);
      await sheet.locator("section").scrollIntoViewIfNeeded();
      await picture(page, `card-phone-${lang}-more`);
      await sheet.getByRole("tab").nth(2).tap();
      await expectToFit(page);
      await picture(page, `card-phone-${lang}-evidence`);
    }
  });

  it("the frame of the map is in the menu", async () => {
    const { map } = await mapWithCard();
    const page = await openMap(map, { phone: true });
    await page.getByRole("button", { name: "More" }).tap();
    await page.getByRole("menuitem", { name: "About this map" }).tap();
    await page.getByRole("dialog", { name: "About this map" }).waitFor();
    await expectToFit(page);
    await expectAccessible(page);
    await picture(page, "map-frame-phone");
  });
});

it.each([
  ["ru", "dark"],
  ["pl", "light"],
] as const)("the inspector of a full card in %s, %s, is whole", async (lang, theme) => {
  const { map, card: id } = await mapWithCard();
  const image = await client.sendAsset(map, "hall.png", new Blob([new Uint8Array(await photo())]));
  await client.editMap(map, [
    {
      kind: "card.set",
      id,
      fields: {
        colour: 2,
        icon: "gift",
        tags: ["mobile", "checkout"],
        owner: "Tomasz Nowak",
        importance: 5,
        satisfaction: 1,
        status: "in-progress",
        critical: true,
        attachments: [image],
      },
    },
  ]);
  const page = await openCard(map, { lang, theme });
  await inspector(page).locator("img").waitFor();
  await expectAccessible(page);
  await picture(page, `card-full-${lang}`);
  await inspector(page).locator("img").scrollIntoViewIfNeeded();
  await picture(page, `card-full-${lang}-more`);
});
