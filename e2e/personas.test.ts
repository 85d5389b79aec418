// The sheet of a persona: all its fields in place, its picture, its templates, and the library.
import { type JourneyMap, type Lang, type MapId, type PersonaId } from "@itinera/core";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";
import type { Window } from "./windows.ts";

const { client, open, openMap, newMap } = useApp();

const marta = "marta" as PersonaId;

const portrait = {
  role: "Compares carefully before she buys",
  quote: "I buy a thing once, so I look at it twice.",
  facts: [
    { name: "Age", value: "30 to 39" },
    { name: "Home", value: "Flat in a mid-size town" },
    { name: "Work", value: "Full time, school library" },
  ],
  goals: ["A room that feels finished", "One order, nothing to send back"],
  motives: ["Things that last", "Knowing she chose well"],
  fears: ["It will not fit the corner", "Costs that appear at the end"],
  expectations: ["Real photos, exact sizes"],
  problems: ["Two products look the same"],
  circle: ["Sister", "Partner", "Neighbours"],
  channels: ["web", "chat"],
  sliders: [
    { left: "On impulse", right: "After weeks", value: 78 },
    { left: "Price first", right: "Quality first", value: 70 },
  ],
  jobs: [
    {
      when: "something at home wears out",
      want: "one replacement I can trust",
      so: "I need not think of it again",
    },
  ],
};

/** A map with Marta and her curve. */
async function mapOfMarta(fields: object = {}, lang: Lang = "en"): Promise<MapId> {
  const map = await newMap({ kind: "template", template: "ecommerce", lang });
  await client.editMap(map, [{ kind: "persona.add", id: marta, name: "Marta", fields }]);
  const { lanes, stages } = await client.map(map);
  const lane = lanes.find(({ kind }) => kind === "emotion");
  const values = [0.5, 1, -1, 1.5] as const;
  if (lane)
    await client.editMap(
      map,
      values.flatMap((value, at) => {
        const column = stages[at]?.id;
        return column ? [{ kind: "feeling.set" as const, lane: lane.id, persona: marta, column, value }] : [];
      }),
    );
  return map;
}

const personaOf = async (map: MapId): Promise<JourneyMap["personas"][number] | undefined> =>
  (await client.map(map)).personas.find(({ id }) => id === marta);
/** What is on the server in the end. */
const expectPersona = (map: MapId) => expect.poll(() => personaOf(map), { timeout: 5_000 });

async function openSheet(map: MapId, window?: Window): Promise<Page> {
  const page = await open(`/map/${map}/persona/${marta}`, window);
  await page.getByRole("article").waitFor({ timeout: 40_000 });
  return page;
}

const write = async (page: Page, field: string, text: string) => {
  await page.getByRole("textbox", { name: field, exact: true }).fill(text);
  await page.getByRole("textbox", { name: field, exact: true }).blur();
};

describe("the sheet of a persona", () => {
  it("opens from the key of the tools and takes every field in place, one undo each", async () => {
    const map = await mapOfMarta();
    const page = await openMap(map);
    await page.getByRole("button", { name: "Marta", exact: true }).click();
    await page.getByRole("menuitem", { name: "Open the persona sheet" }).click();
    await page.getByRole("article", { name: "Marta" }).waitFor();

    await write(page, "Role", portrait.role);
    await write(page, "Quote", portrait.quote);
    await write(page, "Goals. One a line", portrait.goals.join("\n"));
    await write(page, "Fears. One a line", ` ${portrait.fears.join("\n\n")} `);
    for (const offer of ["Needs", "Problems", "Preferences", "Interests", "Who is listened to"]) {
      await page.getByRole("button", { name: offer, exact: true }).click();
      await page.keyboard.type(`${offer} one`);
    }
    await page.getByRole("button", { name: "About" }).click();
    await page.keyboard.type("Lives near the market.");
    await page.getByRole("button", { name: "Add a fact" }).click();
    await page.keyboard.type("Age");
    await page.keyboard.press("Tab");
    await page.keyboard.type("30 to 39");
    await page.getByRole("button", { name: "Add a job" }).click();
    await page.keyboard.type("the sofa wears out");
    await page.keyboard.press("Tab");
    await page.keyboard.type("one I can trust");
    await page.keyboard.press("Tab");
    await page.keyboard.type("I forget about it");
    await page.getByRole("button", { name: "Add a scale" }).click();
    await page.keyboard.type("On impulse");
    await page.keyboard.press("Enter");
    await write(page, "Right end", "After weeks");
    await page.getByRole("slider").focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
    await page.getByRole("button", { name: "Add a field of your own" }).click();
    await page.keyboard.type("Pets");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("A cat");
    await page.getByRole("button", { name: /^Channels/ }).click();
    await page.getByRole("menuitemcheckbox", { name: "Website", exact: true }).click();
    await page.keyboard.press("Escape");
    await expectPersona(map).toMatchObject({
      role: portrait.role,
      quote: portrait.quote,
      goals: portrait.goals,
      fears: portrait.fears,
      needs: ["Needs one"],
      problems: ["Problems one"],
      preferences: ["Preferences one"],
      interests: ["Interests one"],
      circle: ["Who is listened to one"],
      about: "Lives near the market.",
      facts: [{ name: "Age", value: "30 to 39" }],
      jobs: [{ when: "the sofa wears out", want: "one I can trust", so: "I forget about it" }],
      sliders: [{ left: "On impulse", right: "After weeks", value: 53 }],
      custom: [{ name: "Pets", text: "A cat" }],
    });
    await expectAccessible(page);
    await picture(page, "persona-written");

    await page.getByRole("button", { name: "Undo" }).click();
    await expectPersona(map).not.toHaveProperty("channels");
    await page.getByRole("button", { name: "Undo" }).click();
    await expectPersona(map).toMatchObject({ custom: [{ name: "Pets", text: "" }] });
    await page.keyboard.press("Control+z");
    await expectPersona(map).not.toHaveProperty("custom");
  });

  it("shows at once what another person writes, and says when the persona is gone", async () => {
    const map = await mapOfMarta();
    const [one, other] = [await openSheet(map), await openSheet(map)];
    await write(one, "Goals. One a line", "A quiet evening");
    await other.getByRole("textbox", { name: "Goals. One a line" }).and(other.getByText("A quiet")).waitFor();
    await write(other, "Name", "Marta N.");
    await one.getByRole("article", { name: "Marta N." }).waitFor();
    await one.getByRole("textbox", { name: "Role" }).fill("never kept");
    await one.keyboard.press("Escape");
    await expectPersona(map).not.toHaveProperty("role");
    await client.editMap(map, [{ kind: "persona.delete", id: marta }]);
    await one.getByRole("heading", { name: "This persona is no longer on the map" }).waitFor();
  });

  it("takes a picture, crops it to a square and tells it in words", async () => {
    const map = await mapOfMarta();
    const page = await openSheet(map);
    const photo = await sharp({ create: { width: 400, height: 260, channels: 3, background: "#d8a657" } })
      .composite([
        {
          input: { create: { width: 120, height: 150, channels: 3, background: "#5f2a1e" } },
          left: 140,
          top: 60,
        },
      ])
      .png()
      .toBuffer();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "marta.png", mimeType: "image/png", buffer: photo });
    await page.getByRole("dialog").getByRole("button", { name: "Crop", exact: true }).click();
    await write(page, "Picture in words", "A woman with a book");
    await expectPersona(map).toMatchObject({
      picture: { width: 400, height: 260, alt: "A woman with a book", crop: { height: 1 } },
    });
    await page.getByRole("img", { name: "A woman with a book" }).waitFor();
    const { width, height } = (await page
      .getByRole("img", { name: "A woman with a book" })
      .locator("..")
      .boundingBox())!;
    expect(Math.abs(width / height - 1)).toBeLessThan(0.03);
    await picture(page, "persona-picture");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("words") });
    await page.getByText("This file is not a picture").waitFor();
    await page.getByRole("button", { name: "Remove the picture" }).click();
    await expectPersona(map).not.toHaveProperty("picture");
  });

  it.each<[string, Window]>([
    ["en-light", {}],
    ["ru-dark", { lang: "ru", theme: "dark" }],
    ["pl-phone", { lang: "pl", phone: true }],
    ["en-phone-dark", { phone: true, theme: "dark" }],
  ])("is legible and accessible, whole and empty: %s", async (name, window) => {
    const map = await mapOfMarta(portrait, window.lang);
    const page = await openSheet(map, window);
    await expectToFit(page);
    await expectAccessible(page);
    await picture(page, `persona-${name}`);
    if (window.phone) return;
    const blank = await openSheet(await mapOfMarta({}, window.lang), window);
    await expectAccessible(blank);
    await picture(blank, `persona-empty-${name}`);
    await page.emulateMedia({ media: "print" });
    await picture(page, `persona-print-${name}`);
  });
});

describe("adding a persona", () => {
  it("begins blank, or with an assumption of the map's own template, and says that it is one; is renamed", async () => {
    const map = await newMap({ kind: "template", template: "clinic", lang: "pl" });
    const page = await openMap(map);
    const add = page.getByRole("button", { name: "Add a persona" });
    await add.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name of the persona" }).press("Escape");
    await dialog.waitFor({ state: "detached" });
    await add.click();
    await dialog.getByRole("textbox", { name: "Name of the persona" }).waitFor();
    await expectAccessible(page);
    await picture(page, "persona-add");
    await dialog.getByRole("button", { name: /^Rodzice małych dzieci/ }).click();
    await expect
      .poll(async () => (await client.map(map)).personas)
      .toMatchObject([
        {
          name: "Rodzice małych dzieci",
          slot: 1,
          fears: ["Płacz i pomyłka"],
          facts: [{ name: "Podstawa", value: "Założenie, jeszcze niesprawdzone" }],
        },
      ]);
    await add.click();
    await dialog.getByRole("textbox", { name: "Name of the persona" }).fill("Ewa");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Ewa", exact: true }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await dialog.getByRole("textbox", { name: "Name of the persona" }).fill("Ewa Nowak");
    await dialog.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("button", { name: "Ewa Nowak", exact: true }).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: "Ewa", exact: true }).waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await client.map(map)).personas.length).toBe(1);
  });
});

describe("the library of personas", () => {
  it("takes a persona from one map, gives it to another, and says what differs", async () => {
    const map = await mapOfMarta(portrait);
    const page = await openSheet(map);
    await page.locator("input[type=file]").setInputFiles({
      name: "marta.png",
      mimeType: "image/png",
      buffer: await sharp({ create: { width: 90, height: 90, channels: 3, background: "#d8a657" } })
        .png()
        .toBuffer(),
    });
    await expectPersona(map).toHaveProperty("picture");
    await page.getByRole("button", { name: "Save to the library" }).click();
    await page.getByText("The same as in the library").waitFor();
    const [saved] = (await client.personas()).personas;
    expect(saved).toMatchObject({ name: "Marta", fields: { goals: portrait.goals } });
    await expectPersona(map).toMatchObject({ library: saved?.id });

    // Another map takes it up, with its picture.
    const second = await openMap(await newMap({ kind: "template", template: "restaurant", lang: "en" }));
    await second.getByRole("button", { name: "Add a persona" }).click();
    const library = second.getByRole("region", { name: "From the library" });
    await library.getByRole("button", { name: /^Marta/ }).click();
    await second.getByRole("button", { name: "Marta", exact: true }).click();
    await second.getByRole("menuitem", { name: "Open the persona sheet" }).click();
    await second.getByRole("img", { name: "Portrait of Marta" }).waitFor();

    // It changes there; the library learns it, and the first map takes it back in one step.
    await write(second, "Role", "Buys for the whole family");
    await second.getByText("Differs from the library: Role").waitFor();
    await expectAccessible(second);
    await picture(second, "persona-differs");
    await second.getByRole("button", { name: "Update the library" }).click();
    await second.getByText("The same as in the library").waitFor();
    await page.reload();
    await page.getByText("Differs from the library: Role").waitFor();
    await page.getByRole("button", { name: "Update from the library" }).click();
    await expectPersona(map).toMatchObject({ role: "Buys for the whole family", library: saved?.id });
    await page.getByRole("button", { name: "Undo" }).click();
    await expectPersona(map).toMatchObject({ role: portrait.role });

    // The page of the library lists it, and deleting can be taken back.
    await page.goto("/personas");
    await page.getByRole("heading", { name: "Marta" }).waitFor();
    await expectAccessible(page);
    await picture(page, "personas");
    await page.getByRole("button", { name: "Delete “Marta”" }).click();
    await page.getByText("No personas in the library yet").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("heading", { name: "Marta" }).waitFor();
  });

  it.each<[string, Window]>([
    ["ru-dark", { lang: "ru", theme: "dark" }],
    ["pl-phone", { lang: "pl", phone: true }],
  ])("has a page that is accessible: %s", async (name, window) => {
    const page = await open("/personas", window);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectToFit(page);
    await expectAccessible(page);
    await picture(page, `personas-${name}`);
  });
});
