// A map behind a link, as those see it who were given the link: what is shared and nothing else, for as long as it is.
import {
  langs,
  laneIdSchema,
  richTextOf,
  type CardId,
  type Edit,
  type MapId,
  type StageId,
} from "@itinera/core";
import type { NewShare, ShareLine } from "@itinera/protocol";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { useElsewhere } from "./elsewhere.ts";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { shopMap } from "./shop-map.ts";
import { useApp } from "./use-app.ts";
import type { Window } from "./windows.ts";

const app = useApp();
const { client, open } = app;

const canary = "Canary";
const hidden = laneIdSchema.parse("hidden-lane");
const hiddenCard = "hidden-card" as CardId;

/** A copy of the shop's map in the example's own project, with things in it that are not for visitors. */
async function newShop(lang: "en" | "ru" | "pl" = "en"): Promise<MapId> {
  const { current } = await client.example(lang);
  const { project } = (await client.maps()).maps.find(({ id }) => id === current) ?? {};
  const { map } = await client.newMap({ project, from: await shopMap(lang) });
  const { stages } = await client.map(map);
  const column = (stages[0] as { id: StageId }).id;
  const edits: readonly Edit[] = [
    { kind: "map.set-frame", fields: { goal: `${canary} goal` } },
    { kind: "stage.set", id: column, fields: { note: `${canary} note` } },
    { kind: "lane.add", id: hidden, lane: "barriers", name: `${canary} lane`, at: 0 },
    { kind: "card.add", id: hiddenCard, lane: hidden, column, text: richTextOf(`${canary} card`), at: 0 },
    { kind: "lane.set", id: hidden, fields: { hidden: true } },
  ];
  await client.editMap(map, edits);
  return map;
}

let shop: MapId;
beforeAll(async () => {
  shop = await newShop();
  // The example's log is read meanwhile.
  const isRead = async () =>
    expect((await client.projects()).projects.some(({ events }) => (events ?? 0) > 0)).toBe(true);
  await vi.waitFor(isRead, { timeout: 60_000, interval: 200 });
});

const share = (terms: NewShare = {}, map = shop): Promise<ShareLine> => client.newShare(map, terms);
const laneOf = async (kind: string, map = shop) => {
  const lane = (await client.map(map)).lanes.find((one) => one.kind === kind && one.id !== hidden);
  if (!lane) throw new Error(`The shop has no lane of ${kind}`);
  return lane.id;
};

/** A window of somebody whom the server does not know. */
const visit = (path: string, window: Window = {}) => open(path, { stranger: true, ...window });
const sheet = (page: Page) => page.getByRole("img", { name: /as a sheet/ });
/** What is written on the sheet: for those who hear it, it is one picture. */
const words = (page: Page, text: string) => sheet(page).getByText(text, { exact: true });

/** Everything that the page is sent from now on. */
function recordBodies(page: Page): { readonly all: () => Promise<string> } {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    bodies.push(
      response
        .body()
        .then((body) => body.toString("utf8"))
        .catch(() => ""),
    );
  });
  return { all: async () => (await Promise.all(bodies)).join("\n") };
}

describe("a link to look at a map", () => {
  it("shows the lanes that were chosen, and sends nothing of the others", async () => {
    const line = await share({ lanes: [await laneOf("touchpoints"), await laneOf("thoughts"), hidden] });
    const page = await visit("/s/nothing");
    const sent = recordBodies(page);
    await page.goto(line.path);
    await words(page, "Courier call").first().waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(
      "From first look to the next order",
    );
    expect(await words(page, "Barriers").count()).toBe(0);
    expect(await words(page, "Conversion").count()).toBe(0);
    await page.getByRole("button", { name: "Text" }).click();
    await page.getByRole("article").getByText("Courier call").waitFor();
    const pass = line.path.slice("/s/".length);
    for (const file of ["map", "map.svg", "map.png", "map.pdf?lang=ru"])
      expect(await page.evaluate(async (path) => (await fetch(path)).ok, `/v1/shared/${pass}/${file}`)).toBe(
        true,
      );
    const all = await sent.all();
    expect(all).toContain("Courier call");
    // Nothing that is hidden, nothing of a lane that was not chosen, no name of the log.
    for (const secret of [canary, "The form resets", "social_post_click", '"dropOff":0.'])
      expect(all, secret).not.toContain(secret);
  });

  it("shows numbers where they are shared, and no place for them where they are not", async () => {
    const page = await visit((await share()).path);
    await page.getByText(/^n = [\d,]+ people$/).waitFor();
    await words(page, "Conversion").first().waitFor();
    expect(await page.getByText("Counted from events").count()).toBe(1);
    const without = await visit((await share({ numbers: false })).path);
    await words(without, "Courier call").first().waitFor();
    expect(await words(without, "Conversion").count()).toBe(0);
    expect(await without.getByText(/^n = /).count()).toBe(0);
    expect(await without.getByText("Counted from events").count()).toBe(0);
  });

  it("is a page of its own: no editor, no account, nothing that a search engine or the next page learns", async () => {
    const page = await visit("/s/nothing");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const answer = await page.goto((await share()).path);
    await sheet(page).waitFor();
    expect(answer?.headers()).toMatchObject({
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow",
      "x-frame-options": "DENY",
    });
    expect(answer?.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(asked.filter((path) => /map-page|rich-text-box|yjs|index-/.test(path))).toEqual([]);
    expect(asked.filter((path) => path.startsWith("/v1/") && !path.startsWith("/v1/shared/"))).toEqual([]);
    expect(await page.getByRole("link", { name: /Itinera|maps/i }).count()).toBe(0);
    expect(await page.title()).toBe("From first look to the next order");
    expect(await page.context().cookies()).toEqual([]);
  });

  it("is walked by keys: arrows scroll, plus, minus, nought and the whole change its size", async () => {
    const page = await visit((await share()).path, { size: { width: 900, height: 600 } });
    await sheet(page).waitFor();
    const scrolled = () => page.getByRole("main").evaluate((desk) => [desk.scrollLeft, desk.scrollTop]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await expect.poll(async () => (await scrolled()).every((px) => px > 0)).toBe(true);
    // The stages and the names of the lanes stay.
    await page.keyboard.press("End");
    await expect.poll(() => words(page, "Post-purchase").last().isVisible()).toBe(true);
    const percent = page.getByRole("button", { name: /Real size/ });
    await page.keyboard.press("+");
    expect(await percent.textContent()).toBe("110%");
    await page.keyboard.press("0");
    await page.keyboard.press("-");
    expect(await percent.textContent()).toBe("90%");
    await page.getByRole("button", { name: "Show the whole map" }).click();
    const beyond = () => page.getByRole("main").evaluate((desk) => desk.scrollWidth - desk.clientWidth);
    await expect.poll(beyond).toBe(0);
  });

  it("is taken along as PDF and PNG, under its name", async () => {
    const line = await share();
    const page = await visit(line.path);
    await sheet(page).waitFor();
    for (const [name, file] of [
      ["Download as PDF", ".pdf"],
      ["Download as PNG", ".png"],
    ] as const) {
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name }).click();
      expect((await download).suggestedFilename()).toBe(`From first look to the next order${file}`);
      expect(await (await download).failure()).toBeNull();
    }
    await client.revokeShare(shop, line.id);
    await page.getByRole("link", { name: "Download as PDF" }).click();
    await page.getByRole("heading", { name: "This map is no longer shared" }).waitFor();
  });

  it("is printed whole, in light colours, without the margin's tools", async () => {
    const page = await visit((await share()).path, { theme: "dark" });
    await page.getByText(/^n = /).waitFor();
    const bytes = await page.pdf({ preferCSSPageSize: true });
    const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    expect(file.numPages).toBe(1);
    const first = await file.getPage(1);
    const [, , width = 0, height = 0] = first.view;
    expect(width).toBeGreaterThan(height);
    const { items } = await first.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
    for (const part of [
      "From first look to the next order",
      "Advocacy",
      "Courier call",
      "Median time",
      "n = ",
    ])
      expect(text).toContain(part);
    for (const tool of ["PNG", "English", "100%"]) expect(text).not.toContain(tool);
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  });
});

describe("a link asks for its password", () => {
  it("until it is right, and not again while the tab is open", async () => {
    const page = await visit((await share({ password: "blue door" })).path);
    const field = page.getByLabel("Password");
    await field.fill("red door");
    await page.keyboard.press("Enter");
    await page.getByText("This is not the password of the link.", { exact: false }).waitFor();
    await expectAccessible(page);
    await picture(page, "shared-password");
    await field.fill("blue door");
    await page.getByRole("button", { name: "Open the map" }).click();
    await sheet(page).waitFor();
    await page.reload();
    await sheet(page).waitFor();
  });

  it("says so when there were too many tries", async () => {
    const { path } = await share({ password: "blue door" });
    const page = await visit(path);
    await page.getByLabel("Password").waitFor();
    const token = path.slice("/s/".length);
    for (let tries = 0; tries < 10; tries++)
      await page.evaluate(
        (body) =>
          fetch("/v1/shared/open", { method: "POST", headers: { "content-type": "application/json" }, body }),
        JSON.stringify({ token, password: `guess ${tries}` }),
      );
    await page.getByLabel("Password").fill("blue door");
    await page.keyboard.press("Enter");
    await page.getByText("Too many tries.", { exact: false }).waitFor();
    expect(await sheet(page).count()).toBe(0);
  });
});

describe("a link ends", () => {
  it("when its time is over: for whoever comes, and for whoever is there", async () => {
    const line = await share({ expires: Date.now() + 3_600_000 });
    const page = await visit(line.path);
    await sheet(page).waitFor();
    await client.changeShare(shop, line.id, { expires: Date.now() - 1 });
    const late = await visit(line.path);
    await late.getByRole("heading", { name: "This link has run out" }).waitFor();
    expect(await late.getByRole("link").count()).toBe(0);
    await expectAccessible(late);
    await page.keyboard.press("+");
    await page.getByRole("heading", { name: "This link has run out" }).waitFor();
    expect(await sheet(page).count()).toBe(0);
  });

  it("when it is withdrawn, within half a minute and without anybody doing anything", async () => {
    const line = await share();
    const page = await visit("/s/nothing");
    await page.getByRole("heading", { name: "There is no map behind this link" }).waitFor();
    await page.clock.install();
    await page.goto(line.path);
    await sheet(page).waitFor();
    await page.waitForLoadState("networkidle");
    await client.revokeShare(shop, line.id);
    await page.clock.fastForward(31_000);
    await page.getByRole("heading", { name: "This map is no longer shared" }).waitFor();
    expect(await sheet(page).count()).toBe(0);
    expect(await page.getByRole("link").count()).toBe(0);
  });

  it("asks for a password that it was given meanwhile", async () => {
    const line = await share();
    const page = await visit(line.path);
    await sheet(page).waitFor();
    await client.changeShare(shop, line.id, { password: "green door" });
    await page.keyboard.press("+");
    await page.getByLabel("Password").waitFor();
    expect(await sheet(page).count()).toBe(0);
  });
});

it("a map that is looked at stays fresh, and only what changed is drawn anew", async () => {
  const map = await newShop();
  const page = await visit("/s/nothing");
  await page.clock.install();
  await page.goto((await share({}, map)).path);
  // Numbers that took long are asked for again at once; then it rests.
  await page.getByText(/^n = /).waitFor();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const kept = await words(page, "Courier call").first().elementHandle();
  await client.editMap(map, [{ kind: "map.rename", name: "From the door to the till" }]);
  const { stages } = await client.map(map);
  await client.editMap(map, [
    { kind: "stage.rename", id: (stages[1] as { id: StageId }).id, name: "Curiosity" },
  ]);
  await page.clock.fastForward(31_000);
  await words(page, "Curiosity").first().waitFor();
  await page.getByRole("heading", { level: 1, name: "From the door to the till" }).waitFor();
  expect(await kept?.evaluate((element) => element.isConnected)).toBe(true);

  // Out of sight it rests; back in sight it asks at once.
  const see = (state: "hidden" | "visible") =>
    page.evaluate((now) => {
      Object.defineProperty(document, "visibilityState", { value: now, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
      window.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await see("hidden");
  asked.length = 0;
  await page.clock.fastForward(95_000);
  expect(asked).toEqual([]);
  await client.editMap(map, [{ kind: "map.rename", name: "From the till to the door" }]);
  await see("visible");
  await page.getByRole("heading", { level: 1, name: "From the till to the door" }).waitFor();
});

it("a link to edit lets two strangers work on the map together", async () => {
  const map = await newShop();
  const { path } = await share({ role: "editor" }, map);
  const pages = await Promise.all([visit(path), visit(path)]);
  for (const page of pages) {
    await page.waitForURL(`**/map/${map}`);
    await page.getByRole("grid").waitFor();
  }
  const [one, other] = pages;
  const card = (page: Page) =>
    page.getByRole("gridcell").getByRole("group").filter({ hasText: "Courier call" });
  await card(one).first().focus();
  await one.keyboard.press("Enter");
  await one.getByRole("textbox").first().waitFor();
  await one.keyboard.press("Control+a");
  await one.keyboard.type("A call from the van");
  await one.keyboard.press("Control+Enter");
  await one.keyboard.press("Escape");
  await other.getByRole("gridcell").getByText("A call from the van").first().waitFor();
});

describe("a map in another page", () => {
  const elsewhere = useElsewhere();
  const around = <Found>(inside: string, look: (page: Page) => Promise<Found>): Promise<Found> =>
    elsewhere.around(
      inside.includes("/map.")
        ? `<img src="${app.url}${inside}" alt="a map">`
        : `<iframe src="${app.url}${inside}" title="a map" width="1200" height="700"></iframe>`,
      look,
    );

  const inFrame = ({ path }: ShareLine) => path.replace("/s/", "/embed/");
  const frameUrl = (page: Page) => page.frames()[1]?.url() ?? "";

  it("is shown where its link allows it: the sheet, its name, a way to its own page, and nothing kept", async () => {
    const line = await share({ embed: [elsewhere.origin] });
    await around(inFrame(line), async (page) => {
      const troubles: string[] = [];
      page.on("pageerror", (error) => troubles.push(String(error)));
      const frame = page.frameLocator("iframe");
      await frame.getByRole("img", { name: /as a sheet/ }).waitFor();
      await frame.getByRole("heading", { level: 1, name: "From first look to the next order" }).waitFor();
      const link = frame.getByRole("link", { name: /in a new tab/ });
      expect(await link.getAttribute("href")).toBe(line.path);
      expect(await link.getAttribute("target")).toBe("_blank");
      expect(await frame.getByRole("button").count()).toBe(0);
      // Those who do not see it have its words.
      expect(await frame.getByRole("article").textContent()).toContain("Courier call");
      await picture(page, "shared-embedded");
      expect(troubles).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
    });
  });

  it("has nothing in it that axe finds fault with, large and small", async () => {
    const path = inFrame(await share({ embed: ["*"] }));
    for (const phone of [false, true]) {
      const page = await visit(path, { phone });
      await page.getByRole("link", { name: /in a new tab/ }).waitFor();
      await expectAccessible(page);
      await expectToFit(page);
    }
  });

  it("asks for its password there, too", async () => {
    const line = await share({ embed: ["*"], password: "blue door" });
    await around(inFrame(line), async (page) => {
      const frame = page.frameLocator("iframe");
      await frame.getByLabel("Password").fill("blue door");
      await frame.getByRole("button", { name: "Open the map" }).click();
      await frame.getByRole("img", { name: /as a sheet/ }).waitFor();
    });
  });

  it("is refused by the browser where it is not allowed, and its own page everywhere", async () => {
    const closed = await share();
    const forOthers = await share({ embed: ["https://wiki.example"] });
    const allowed = await share({ embed: ["*"] });
    for (const path of [inFrame(closed), inFrame(forOthers), allowed.path, "/"])
      expect(
        await around(path, async (page) => {
          await expect.poll(() => frameUrl(page), { message: path }).not.toBe("");
          await page.waitForLoadState("networkidle");
          return frameUrl(page);
        }),
        path,
      ).toMatch(/^chrome-error:/);
  });

  it("stands there as a picture", async () => {
    const pass = (await share()).path.slice("/s/".length);
    for (const file of ["map.svg", "map.png", "map.svg?lang=ru&theme=dark"])
      await around(`/v1/shared/${pass}/${file}`, async (page) => {
        const size = () => page.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth);
        await expect.poll(size, { message: file }).toBeGreaterThan(1_000);
        await picture(page, `shared-picture-${file.replaceAll(/\W+/g, "-")}`);
      });
  });
});

describe.each(langs)("a shared map in %s", (lang) => {
  let path: string;
  beforeAll(async () => {
    ({ path } = await share({}, await newShop(lang)));
  });

  it.each(["light", "dark"] as const)(
    "fits the screen and axe finds nothing, %s, large and small",
    async (theme) => {
      for (const phone of [false, true]) {
        const page = await visit(path, { lang, theme, phone });
        await page.getByRole("heading", { level: 1 }).waitFor();
        await (phone ? page.getByRole("heading", { level: 2 }) : page.getByRole("img")).first().waitFor();
        await expectAccessible(page);
        await expectToFit(page);
        await picture(page, `shared-${phone ? "phone-" : ""}${lang}-${theme}`);
        await page.goto(`${path}?form=prose`);
        await page.getByRole("article").waitFor();
        await expectAccessible(page);
        await expectToFit(page);
        await picture(page, `shared-text-${phone ? "phone-" : ""}${lang}-${theme}`);
      }
    },
  );
});

it("on a phone shows one stage at a time, to be turned", async () => {
  const page = await visit((await share()).path, { phone: true });
  await page.getByRole("heading", { level: 2, name: "Awareness" }).waitFor();
  await page.getByRole("button", { name: "Interest", exact: true }).click();
  await page.getByRole("heading", { level: 2, name: "Interest" }).waitFor();
  await page.getByRole("button", { name: "E, Delivery" }).click();
  await page.getByText("Courier call").waitFor();
  await page.getByRole("button", { name: "Text" }).click();
  await page.getByRole("article").getByText("Courier call").waitFor();
});
