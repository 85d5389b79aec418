// What the tracker keeps and sends where somebody has not agreed, does not want it, or has changed their mind.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { useTrackerSite, type TrackedWindow } from "./tracker-site.ts";

const site = useTrackerSite();
const key = `data-key="key-of-linden" data-auto="pages clicks"`;

const loaded = (page: Page) =>
  page.waitForFunction(() => !Array.isArray((window as unknown as Partial<TrackedWindow>).itinera ?? []));
type Call = keyof TrackedWindow["itinera"];
const call = (page: Page, name: Call, ...args: readonly unknown[]) =>
  page.evaluate(
    ([method, given]) => {
      const { itinera } = window as unknown as TrackedWindow;
      return (itinera[method] as (...all: readonly unknown[]) => unknown)(...given);
    },
    [name, args] as const,
  );
/** Everything that lies on the device. */
const kept = async (page: Page) => {
  const { cookies } = await page.context().storageState();
  const stored = await page.evaluate(async () => ({
    local: Object.fromEntries(Object.entries(localStorage)),
    session: Object.fromEntries(Object.entries(sessionStorage)),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
  return { cookies, ...stored };
};
const nothing = { cookies: [], local: {}, session: {}, databases: 0, caches: 0 };
const idsOf = (list: readonly { readonly anonymousId: string }[]) => [
  ...new Set(list.map(({ anonymousId }) => anonymousId)),
];

it("by default nothing is stored, and each page load is somebody else", async () => {
  const page = await site.visit({ script: key, path: "/one?utm_source=letter" });
  await loaded(page);
  await call(page, "identify", "user-1", { plan: "pro" });
  await site.waitForViews(1);
  expect(await kept(page)).toEqual(nothing);
  await page.goto(`${site.origin}/two`);
  await loaded(page);
  const views = await site.waitForViews(2);
  expect(idsOf(views)).toHaveLength(2);
  expect(views[1]?.userId).toBeUndefined();
  expect(await kept(page)).toEqual(nothing);
});

it("with `session` a visit is one person, with its first touch, until the tab closes", async () => {
  const page = await site.visit({
    script: `${key} data-persistence="session"`,
    path: "/one?utm_source=letter",
  });
  await loaded(page);
  await call(page, "identify", "user-1");
  await page.goto(`${site.origin}/two?utm_source=other`);
  await loaded(page);
  const views = await site.waitForViews(2);
  expect(idsOf(views)).toHaveLength(1);
  expect(views[1]).toMatchObject({ userId: "user-1", context: { campaign: { source: "letter" } } });
  expect((await kept(page)).local).toEqual({});
  const other = await page.context().newPage();
  await other.goto(`${site.origin}/three`);
  await loaded(other);
  await call(other, "flush");
  await site.waitForViews(3);
  expect(idsOf(site.views())).toHaveLength(2);
});

it("with `local` a browser is one person, and a new user on it another one", async () => {
  const page = await site.visit({ script: `${key} data-persistence="local"`, path: "/one" });
  await loaded(page);
  const other = await page.context().newPage();
  await other.goto(`${site.origin}/two`);
  await loaded(other);
  await call(other, "flush");
  await site.waitForViews(2);
  expect(idsOf(site.views())).toHaveLength(1);
  await call(page, "identify", "user-1");
  await call(page, "track", "One");
  await call(page, "identify", "user-2");
  await call(page, "track", "Two");
  await call(page, "reset");
  await call(page, "track", "Three");
  await site.waitFor("Three");
  const said = ["One", "Two", "Three"].flatMap((event) => site.tracked(event));
  expect(said.map(({ userId }) => userId)).toEqual(["user-1", "user-2", undefined]);
  expect(idsOf(said)).toHaveLength(3);
  expect((await kept(page)).cookies).toEqual([]);
});

it("where consent is required nothing is sent, stored or read before it, and then all of it", async () => {
  const page = await site.visit({
    script: `${key} data-consent="required"`,
    body: "<button>Buy</button>",
    path: "/one?utm_source=letter",
  });
  await loaded(page);
  await page.locator("button").click();
  await call(page, "track", "Early");
  await page.waitForTimeout(2_500);
  await call(page, "flush");
  expect(site.requests).toEqual([]);
  expect(await kept(page)).toEqual(nothing);
  await call(page, "consent", true);
  await site.waitFor("Early");
  expect(site.taken().map(({ event, type }) => event ?? type)).toEqual(["page", "Button clicked", "Early"]);
  // On the next page, who they are is known again only after consent; what waited is theirs.
  await page.goto(`${site.origin}/two`);
  await loaded(page);
  await call(page, "consent", true);
  const views = await site.waitForViews(2);
  expect(idsOf(views)).toHaveLength(1);
  expect(views[1]?.context).toMatchObject({ campaign: { source: "letter" } });
});

it("consent that is refused, or taken back, leaves nothing", async () => {
  const page = await site.visit({ script: `${key} data-consent="required" data-persistence="local"` });
  await loaded(page);
  await call(page, "consent", true);
  await site.waitForViews(1);
  expect(Object.keys((await kept(page)).local)).not.toEqual([]);
  await call(page, "track", "Waiting");
  await call(page, "consent", false);
  await call(page, "track", "Refused");
  await call(page, "flush");
  expect(await kept(page)).toEqual(nothing);
  await call(page, "consent", true);
  await call(page, "track", "Again");
  await site.waitFor("Again");
  expect(site.taken().map(({ event, type }) => event ?? type)).toEqual(["page", "Again"]);
  expect(idsOf(site.taken())).toHaveLength(2);
  // Held, then refused.
  await page.goto(`${site.origin}/two`);
  await loaded(page);
  await call(page, "consent", false);
  await call(page, "flush");
  await page.goto("about:blank");
  expect(site.views()).toHaveLength(1);
});

it("who opted out stays so on later pages, until they opt in", async () => {
  const page = await site.visit({ script: key });
  await loaded(page);
  await call(page, "optOut");
  await page.goto(`${site.origin}/two`);
  await loaded(page);
  await call(page, "track", "Unseen");
  await call(page, "flush");
  expect(site.requests).toEqual([]);
  expect(await kept(page)).toEqual({ ...nothing, local: { "itinera.key-of-linden.out": "1" } });
  await call(page, "optIn");
  await call(page, "track", "Seen");
  await site.waitFor("Seen");
  expect(site.taken()).toHaveLength(1);
  expect(await kept(page)).toEqual(nothing);
});

for (const [signal, before] of [
  ["Do Not Track", () => void Object.defineProperty(Navigator.prototype, "doNotTrack", { get: () => "1" })],
  [
    "Global Privacy Control",
    () => void Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true }),
  ],
] as const) {
  it(`with ${signal} nothing is sent, whatever is called`, async () => {
    const page = await site.visit({
      before,
      body: "<button>Buy</button>",
      script: `${key} data-persistence="local"`,
    });
    await loaded(page);
    for (const name of ["identify", "track", "page", "group", "alias"] as const) await call(page, name, "x");
    await call(page, "consent", true);
    await call(page, "optIn");
    await page.locator("button").click();
    await page.evaluate(() => history.pushState({}, "", "/x"));
    await call(page, "flush");
    await page.waitForTimeout(300);
    expect(await kept(page)).toEqual(nothing);
    await page.goto("about:blank");
    await page.waitForTimeout(300);
    expect(site.requests).toEqual([]);
  });
}

it("campaign and other site of the first page stay with a visit that goes on", async () => {
  const page = await site.visit({
    script: key,
    path: "/one?utm_source=letter&utm_medium=mail&utm_term=pear&utm_content=top&utm_campaign=spring",
    context: { extraHTTPHeaders: { referer: "https://example.org/search?q=pears&session=1" } },
    before: () =>
      Object.defineProperty(document, "referrer", { value: "https://example.org/find?q=pears&session=1" }),
  });
  await loaded(page);
  await page.evaluate(() => history.pushState({}, "", "/two?utm_source=second"));
  const [, second] = await site.waitForViews(2);
  expect(second?.context).toMatchObject({
    campaign: { source: "letter", medium: "mail", term: "pear", content: "top", name: "spring" },
    referrer: { url: "https://example.org/find?q=pears&session=" },
  });
});
