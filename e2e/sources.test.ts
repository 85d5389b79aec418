// What sends events to a project: connected, seen live, explained where it cannot be read, given another key, ended.
import type { ProjectId } from "@itinera/core";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { useOwnApp } from "./use-app.ts";
import { readers } from "./windows.ts";

const used = useOwnApp();

async function check(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectToFit(page);
}

/** As a program does that has the key. */
const send = (key: string, events: readonly unknown[], origin?: string) =>
  fetch(`${used.url}/v1/events`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      ...(origin !== undefined && { origin }),
    },
    body: JSON.stringify({ events }),
  });

const newProject = async (name: string): Promise<ProjectId> => (await used.client.newProject(name)).id;

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** The pointer rests where it holds nothing. */
const pointAway = (page: Page) => page.mouse.move(4, 4);

it("a source is connected, watched, mended, given another key, paused and deleted", async () => {
  const project = await newProject("Linden Shop");
  const page = await used.open("/");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "What to do with Linden Shop" }).click();
  await page.getByRole("menuitem", { name: "Sources of events" }).click();
  await page.getByText("Nothing sends events yet").waitFor();
  await check(page);

  await page.getByRole("button", { name: "Connect a server or an app" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a source" });
  await dialog.getByRole("button", { name: "Add and connect" }).click();
  await dialog.getByText("Give the source a name.").waitFor();
  expect(await dialog.getByRole("radio", { name: /Server or app/ }).isChecked()).toBe(true);
  await check(page);
  await dialog.getByRole("textbox", { name: "Name" }).fill("Order desk");
  await dialog.getByRole("button", { name: "Add and connect" }).click();
  await page.getByRole("heading", { level: 1, name: "Order desk" }).waitFor();
  await check(page);

  const connect = page.getByRole("region", { name: "Connect" });
  await connect.getByRole("button", { name: "Copy" }).click();
  await page.getByText("The lines are copied").waitFor();
  const lines = await copied(page);
  const [key = ""] = /itw_[\w-]+/.exec(lines) ?? [];
  expect(lines).toContain(`${used.url}/v1/events`);
  const keys = page.getByRole("region", { name: "Keys" });
  await keys.getByRole("button", { name: /^Copy the key/ }).click();
  await page.getByText("The key is copied").waitFor();
  expect(await copied(page)).toBe(key);
  await connect.getByRole("button", { name: /Send by/ }).click();
  await page.getByRole("option", { name: "Segment, analytics-node" }).click();
  await connect.getByText(`host: "${used.url}"`).waitFor();

  await connect.getByRole("link", { name: "Watch events come in" }).click();
  const live = page.getByRole("region", { name: "Coming in now" });
  await live.getByText("Nothing yet. Send a test event:").waitFor();
  await live.getByText(key).waitFor();
  await check(page);
  const longId = "customer-0123456789";
  const at = Date.now();
  expect(
    (await send(key, [{ name: "Order placed", person: longId, properties: { total: 49.9 } }])).status,
  ).toBe(200);
  await live.getByText("Order placed").waitFor();
  // Within a second, and the page's own steps.
  expect(Date.now() - at).toBeLessThan(5_000);
  const row = live.getByRole("listitem").filter({ hasText: "Order placed" });
  expect(await row.locator("summary").innerText()).not.toContain(longId);
  await row.locator("summary").click();
  await row.getByText(longId).waitFor();
  await row.getByText("49.9").waitFor();
  await check(page);

  // Under the pointer, nothing moves.
  await send(key, [{ name: "Order paid", person: longId }]);
  await live.getByText("1 more has come").waitFor();
  expect(await live.getByText("Order paid").count()).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).click();
  await live.getByText("Order paid").waitFor();
  await live.getByRole("button", { name: "Hold" }).click();
  await send(key, [{ name: "Order sent", person: longId }]);
  await live.getByText("1 more has come").waitFor();
  expect(await live.getByText("Order sent").count()).toBe(0);
  await live.getByRole("button", { name: "Go on" }).click();
  await live.getByText("Order sent").waitFor();
  await live.getByText("3 received").waitFor();
  await live.getByText("3 counted").waitFor();
  await page
    .getByRole("listitem")
    .filter({ hasText: "Order desk" })
    .getByText(/^last event/)
    .first()
    .waitFor();

  await send(key, [{ person: "Ada" }, { name: "Viewed", person: "null" }, { name: "Paid", person: "guest" }]);
  const quarantine = page.getByRole("region", { name: "Quarantine" });
  await quarantine.getByText("It does not say what happened").waitFor();
  await quarantine.getByText("Give every event a name").waitFor();
  await page.getByText("3 messages in quarantine").waitFor();
  await quarantine.getByRole("heading", { name: "It does not say who did it 2" }).waitFor();
  await quarantine.locator("summary").filter({ hasText: "Ada" }).click();
  await quarantine.locator("pre").filter({ hasText: '"person": "Ada"' }).waitFor();
  await check(page);
  await quarantine.getByRole("button", { name: "Read again", exact: true }).click();
  await page.getByText("1 still cannot be read.").waitFor();
  await quarantine.getByRole("button", { name: "Throw away", exact: true }).click();
  const ask = page.getByRole("alertdialog");
  await ask.getByText("Throw away 1 message?").waitFor();
  await check(page);
  await ask.getByRole("button", { name: "Throw away" }).click();
  await quarantine.getByText("It does not say what happened").waitFor({ state: "detached" });
  await quarantine.getByRole("button", { name: "Throw all away" }).click();
  await ask.getByText("Throw away 2 messages?").waitFor();
  await ask.getByRole("button", { name: "Throw away" }).click();
  await quarantine.getByText("Empty: every message that came could be read.").waitFor();
  expect((await used.client.quarantine(project)).messages).toEqual([]);

  await page.getByRole("link", { name: /Order desk/ }).click();
  await keys.getByRole("button", { name: "Make another key" }).click();
  await expect.poll(() => keys.getByRole("listitem").count()).toBe(2);
  const [line] = (await used.client.sources(project)).sources;
  const other = line?.keys.map((one) => one.key).find((one) => one !== key) ?? "";
  expect((await send(other, [{ name: "By the new key", person: "Ada" }])).status).toBe(200);
  expect((await send(key, [{ name: "By the old key", person: "Ada" }])).status).toBe(200);
  await connect.getByText(other).waitFor();
  await keys.getByRole("button", { name: `Revoke the key ${key.slice(0, 10)}…` }).click();
  await ask.getByText("is refused from then on").waitFor();
  await check(page);
  await ask.getByRole("button", { name: "Revoke" }).click();
  await keys.getByText(/^revoked/).waitFor();
  await expect.poll(async () => (await send(key, [{ name: "Late", person: "Ada" }])).status).toBe(401);

  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByText("Paused: events are refused.").waitFor();
  await expect.poll(async () => (await send(other, [{ name: "Paid", person: "Ada" }])).status).toBe(403);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect.poll(async () => (await send(other, [{ name: "Paid", person: "Ada" }])).status).toBe(200);

  await page.getByRole("button", { name: "Delete the source" }).click();
  await ask.getByText("Events that have come stay").waitFor();
  await check(page);
  await ask.getByRole("button", { name: "Delete" }).click();
  await page.getByText("Nothing sends events yet").waitFor();
  await live.getByText("deleted source").first().waitFor();
  await expect.poll(async () => (await send(other, [{ name: "Late", person: "Ada" }])).status).toBe(401);
});

it("settings say what is wrong with them, and hold", async () => {
  const project = await newProject("Boots");
  const made = await used.client.newSource(project, { name: "Site", kind: "page" });
  const page = await used.open(`/project/${project}/sources/${made.id}`);
  const settings = page.getByRole("region", { name: "Settings" });
  const origins = settings.getByRole("textbox", { name: "Sites that may send" });
  await origins.fill("https://shop.example/\nboots.example/blog");
  await settings.getByRole("textbox", { name: "Events a second, at most" }).fill("0");
  await settings.getByRole("button", { name: "Save" }).click();
  await settings.getByText("“boots.example/blog” is not the address of a site.").waitFor();
  await settings.getByText("Write a whole number from 1 to 100,000.").waitFor();
  await check(page);
  await origins.fill("https://SHOP.example/");
  await settings.getByRole("textbox", { name: "Events a second, at most" }).fill("70");
  await settings.getByRole("button", { name: "Save" }).click();
  await page.getByText("The source is changed").waitFor();
  await expect.poll(() => origins.inputValue()).toBe("https://shop.example");
  const key = made.keys[0]?.key ?? "";
  const event = [{ name: "Viewed", person: "Ada" }];
  await expect.poll(async () => (await send(key, event, "https://other.example")).status).toBe(403);
  expect((await send(key, event, "https://shop.example")).status).toBe(200);
  const [line] = (await used.client.sources(project)).sources;
  expect(line?.settings).toMatchObject({ origins: ["https://shop.example"], perSecond: 70 });
});

it("whoever may not edit sees that sources are not open to them, and no key", async () => {
  const project = await newProject("Lamps");
  const { keys } = await used.client.newSource(project, { name: "Site", kind: "page" });
  const viewer = await used.somebody("Paul", "viewer");
  const page = await used.open(`/project/${project}/sources`, { as: viewer.cookie });
  await page.getByText("Sources are not open to you").waitFor();
  await check(page);
  expect(await page.content()).not.toContain(keys[0]?.key);
});

it("a project is chosen among the imports", async () => {
  await newProject("Rugs");
  const page = await used.open("/imports");
  await page.getByRole("main").getByRole("link", { name: "Rugs" }).click();
  await page.getByText("What sends events to the project Rugs by itself.").waitFor();
});

it.each(readers)("to be read by everybody: $title", async (window) => {
  const { title } = window;
  const shoot = async (page: Page, what: string) => {
    await check(page);
    await picture(page, `sources-${what}-${title}`);
  };
  const project = await newProject(`Linden ${title}`);
  const page = await used.open(`/project/${project}/sources`, window);
  const main = page.getByRole("main");
  await main.getByRole("button").first().waitFor();
  await shoot(page, "none");
  await main.getByRole("button").first().click();
  await page.getByRole("dialog").waitFor();
  // With a field in it that has the focus, it is unseen on phones until their keyboard would be up.
  await expect
    .poll(() => page.getByRole("dialog").evaluate((one) => one.checkVisibility({ opacityProperty: true })))
    .toBe(true);
  await shoot(page, "new");
  await page.getByRole("dialog").getByRole("textbox").fill("Linden Shop");
  await page.keyboard.press("Enter");
  await main.getByText("tracker.js").waitFor();
  await shoot(page, "connect");
  await main.getByText(/^itw_/).first().scrollIntoViewIfNeeded();
  await picture(page, `sources-keys-${title}`);
  await main.getByRole("textbox").last().scrollIntoViewIfNeeded();
  await picture(page, `sources-settings-${title}`);

  const { sources } = await used.client.sources(project);
  const key = sources[0]?.keys[0]?.key ?? "";
  const other = await used.client.newSource(project, { name: "CRM", kind: "webhook" });
  await used.client.changeSource(project, other.id, { paused: true });
  await page.goto(`/project/${project}/sources`);
  await main.getByText("curl").waitFor();
  await shoot(page, "waits");
  const steps = ["Landing viewed", "Lamp viewed", "Basket opened", "Order placed", "Letter opened"];
  const events = Array.from({ length: 12 }, (_, at) => ({
    id: `${at}`,
    name: steps[at % steps.length],
    person: `customer-${1000 + at * 7}-of-shop`,
    properties: { page: "/lamps/arc-floor-lamp", total: at * 10 },
  }));
  await send(key, [...events, ...events.slice(0, 2), { person: "Ada" }, { name: "Paid", person: "guest" }]);
  await fetch(`${used.url}/v1/identify`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, "content-type": "application/json" },
    body: JSON.stringify({ type: "identify", userId: "ada@linden.example", anonymousId: "b7", traits: {} }),
  });
  await main.locator("summary code").first().waitFor();
  await expect.poll(() => main.locator("ul:not(:has(code)) > li > details").count()).toBeGreaterThan(12);
  await pointAway(page);
  await shoot(page, "list");
  await main.locator("summary:not(:has(code))").nth(2).click();
  await shoot(page, "live");
  await main.locator("summary:has(code)").first().click();
  await main.locator("pre").last().scrollIntoViewIfNeeded();
  await shoot(page, "quarantine");
});
