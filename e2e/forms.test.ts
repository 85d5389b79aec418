// The same map as timeline, flowchart, storyboard, table and prose; its types; today beside tomorrow.
import { langs, richTextOf, type CardId, type Lang, type MapId, type StageId } from "@itinera/core";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { useApp } from "./use-app.ts";
import type { Window } from "./windows.ts";

const used = useApp();
const { client, open, openMap, newMap } = used;
const forms = ["timeline", "flowchart", "storyboard", "table", "prose"] as const;

/** The example's current-state map in each language. */
const examples = {} as Record<Lang, MapId>;
beforeAll(async () => {
  for (const lang of langs) examples[lang] = (await client.example(lang)).current;
});

const openForm = async (form: string, window: Window = {}): Promise<Page> => {
  const page = await open(`/map/${examples[window.lang ?? "en"]}?form=${form}`, window);
  await page.locator("[data-item]").first().waitFor();
  return page;
};

const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
  );

describe("forms of the same map", () => {
  it("are switched in the bar and by V, stand in the address, and come back with it", async () => {
    const page = await openMap(examples.en);
    await page.getByRole("button", { name: "Form of the map: Grid" }).click();
    await picture(page, "form-menu-en-light");
    await page.getByRole("menuitemradio", { name: "Table" }).click();
    await page.getByRole("table").waitFor();
    expect(page.url()).toContain("form=table");
    await page.reload();
    await page.getByRole("table").waitFor();
    await page.keyboard.press("v");
    await page.getByRole("article").waitFor();
    await page.keyboard.press("v");
    await page.getByRole("grid").waitFor();
    expect(page.url()).not.toContain("form=");
  });

  it.each(forms)(
    "%s: arrows walk, the focus selects, Enter opens the inspector, the grid keeps the place",
    async (form) => {
      const page = await openForm(form);
      const stop = page.locator("[data-item][tabindex='0']");
      await expect.poll(() => stop.count()).toBe(1);
      await stop.focus();
      const first = await focused(page);
      await page.keyboard.press(form === "prose" ? "ArrowDown" : "ArrowRight");
      expect(await focused(page)).not.toBe(first);
      await page.keyboard.press("End");
      await page.keyboard.press("Home");
      await page
        .locator("[data-item^='stage:']")
        .and(page.getByRole("button", { name: /^(D\W*)?Purchase/ }))
        .first()
        .focus();
      await page.keyboard.press("Enter");
      await page
        .getByRole("complementary", { name: "Inspector" })
        .getByRole("heading", { name: "Purchase" })
        .waitFor();
      await page.getByRole("button", { name: "Edit in the grid" }).click();
      await page.getByRole("grid").waitFor();
      await page.waitForFunction(() =>
        document.activeElement?.getAttribute("data-place")?.startsWith("stage:"),
      );
    },
  );

  it("the flowchart says every way between its boxes", async () => {
    const page = await openForm("flowchart");
    const ways = page.getByRole("list", { name: "Ways between the boxes" }).getByRole("listitem");
    expect(await ways.filter({ hasText: "from Post-purchase to Evaluation, Return" }).count()).toBe(1);
  });

  it("the table is a table: heads for every column and row", async () => {
    const page = await openForm("table");
    await page.getByRole("columnheader", { name: "Purchase", exact: false }).first().waitFor();
    await page.getByRole("rowheader", { name: "Barriers" }).waitFor();
    const cells = page.getByRole("row", { name: /^Barriers/ }).getByRole("cell");
    expect(await cells.count()).toBe(8);
  });
});

/** Each language in one theme and each theme at least once; all of them in the long form of the tests. */
const themesIn = (lang: Lang): readonly ("light" | "dark")[] => {
  if (process.env["ITINERA_FULL"]) return ["light", "dark"];
  return lang === "ru" ? ["dark"] : ["light"];
};

describe.each(langs)("forms in %s", (lang) => {
  it.each(themesIn(lang))(
    "fit the screen and axe finds nothing, %s, large and small",
    async (theme) => {
      for (const phone of [false, true]) {
        const page = await openForm(forms[0], { lang, theme, phone });
        for (const [at, form] of forms.entries()) {
          const name = `form-${form}${phone ? "-phone" : ""}-${lang}-${theme}`;
          // A phone has no keys.
          if (at > 0)
            await (phone ? page.goto(`/map/${examples[lang]}?form=${form}`) : page.keyboard.press("v"));
          await page.locator(`[data-form=${form}] [data-item]`).first().waitFor();
          expect(await page.locator("[data-item]").count()).toBeGreaterThanOrEqual(8);
          await expectAccessible(page);
          await expectToFit(page);
          await picture(page, name);
        }
      }
    },
    240_000,
  );
});

describe("types of a map", () => {
  it("are explained and switched; the lanes that a type wants are offered and come as one step", async () => {
    const page = await openMap(await newMap());
    await page.getByRole("button", { name: "Type of the map: Current state" }).click();
    const blueprint = page.getByRole("menuitemradio", { name: "Service blueprint" });
    await blueprint.getByText("What customers see, and what happens behind it").waitFor();
    await picture(page, "type-menu-en-light");
    await expectAccessible(page);
    await blueprint.click();
    await page.getByText("these lanes are not on the map yet: ", { exact: false }).waitFor();
    expect(await page.getByRole("rowheader", { name: "Backstage" }).count()).toBe(0);
    await page.getByRole("button", { name: "Add 4 lanes" }).click();
    await page.getByRole("rowheader", { name: "Backstage" }).waitFor();
    await picture(page, "type-blueprint-en-light");
    await page.getByRole("button", { name: "Undo" }).first().click();
    await page.getByRole("rowheader", { name: "Backstage" }).waitFor({ state: "detached" });
    expect(await page.getByRole("rowheader", { name: "Actions" }).count()).toBe(0);
  });
});

it("a map is switched through all types, and nothing of it is typed again", async () => {
  const { map } = await client.duplicateMap((await client.example("en")).current);
  const page = await openMap(map);
  const { type: _, ...before } = await client.map(map);
  for (const [name, id] of [
    ["Experience map", "experience-map"],
    ["Future state", "future-state"],
    ["Service blueprint", "service-blueprint"],
    ["Current state", "current-state"],
  ] as const) {
    await page.getByRole("button", { name: /^Type of the map/ }).click();
    await page.getByRole("menuitemradio", { name }).click();
    await expect.poll(async () => (await client.map(map)).type).toBe(id);
    const { type: __, ...now } = await client.map(map);
    expect(now).toEqual(before);
  }
});

describe("today beside tomorrow", () => {
  it("a future-state map is made of this one; what then differs is marked and listed", async () => {
    const { map: future } = await client.duplicateMap(examples.en, {
      as: "future-state",
      name: "Tomorrow",
    });
    const made = await client.map(future);
    expect(made).toMatchObject({ type: "future-state", asIs: examples.en });
    const [first, second, third] = made.cards;
    if (!first || !second || !third) throw new Error("the example has no cards");
    const { lane, column } = third;
    await client.editMap(future, [
      { kind: "card.delete", id: first.id },
      { kind: "card.write", id: second.id, text: richTextOf("Quite another text") },
      { kind: "card.add", id: "fresh" as CardId, lane, column, at: 0, text: richTextOf("A fresh card") },
      { kind: "stage.add", id: "freshstage" as StageId, name: "Care", at: 3 },
    ]);
    const page = await openMap(future);
    await page.getByRole("button", { name: "Type of the map: Future state" }).click();
    await page.getByRole("menuitem", { name: "Compare with the map of today" }).click();
    const list = page.getByRole("complementary", { name: "Differences" });
    await list.getByText("2 added · 1 removed · 1 changed").waitFor();
    await list.getByRole("button", { name: /^Added A fresh card/ }).click();
    expect(await page.locator("[data-found]").count()).toBe(1);
    await list.getByRole("button", { name: /^Changed .* → Quite another text/ }).waitFor();
    await list.getByRole("button", { name: /^Added Care/ }).waitFor();
    await page.getByRole("img", { name: "Today: From first look to the next order" }).waitFor();
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      // Both read the address, and nothing is half way from light to dark.
      await page.reload();
      await list.getByText("2 added · 1 removed · 1 changed").waitFor();
      await expectAccessible(page);
      await picture(page, `compare-en-${theme}`);
    }
    await expectToFit(page);
    await page.getByRole("button", { name: "Back to the map" }).click();
    await page.getByRole("grid").waitFor();
  });

  it("is made by the menu of types, and opened", async () => {
    const page = await openMap(await newMap());
    await page.getByRole("button", { name: "Type of the map: Current state" }).click();
    await page.getByRole("menuitem", { name: "Make a future-state map of this" }).click();
    await page.getByRole("button", { name: "Type of the map: Future state" }).waitFor();
  });
});

describe("the small overview", () => {
  it("shows what is in sight; pressed or moved by arrows, the sheet follows", async () => {
    const page = await openMap(examples.en, { size: { width: 1000, height: 560 } });
    await page.getByRole("button", { name: "Small overview" }).click();
    const overview = page.getByRole("group", { name: "Small overview of the map" });
    const left = () =>
      page.evaluate(() => document.querySelector("[data-sheet]")?.parentElement?.scrollLeft ?? -1);
    await picture(page, "minimap-en-light");
    await expectAccessible(page);
    const part = overview.getByRole("button", { name: /^Visible part: Awareness to / });
    await part.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(
      () => (document.querySelector("[data-sheet]")?.parentElement?.scrollLeft ?? 0) > 100,
    );
    const box = await overview.boundingBox();
    if (!box) throw new Error("It is not on the screen");
    await page.mouse.click(box.x + box.width - 4, box.y + 6);
    const there = await left();
    expect(there).toBeGreaterThan(200);
    await page.mouse.move(box.x + box.width - 4, box.y + 6);
    await page.mouse.down();
    await page.mouse.move(box.x + 4, box.y + 6, { steps: 4 });
    await page.mouse.up();
    expect(await left()).toBe(0);
  });
});

it("each form is handed out in the formats that it has", async () => {
  const get = (form: string, format: string) =>
    used.fetch(`/v1/maps/${examples.en}/export?form=${form}&format=${format}`);
  for (const form of ["timeline", "flowchart", "storyboard"])
    expect(await (await get(form, "svg")).text()).toContain("Awareness");
  for (const form of forms) {
    const pdf = Buffer.from(await (await get(form, "pdf")).arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.includes("pdfuaid")).toBe(true);
  }
  expect(await (await get("prose", "txt")).text()).toContain("What the customer is after: ");
  expect(await (await get("table", "md")).text()).toContain("| A. Awareness |");
  expect((await get("prose", "png")).status).toBe(422);
}, 120_000);
