// The tracker is a guest on the page: it breaks nothing, whatever the page does to it.
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { useTrackerSite, type TrackedWindow } from "./tracker-site.ts";

const site = useTrackerSite();
const key = `data-key="key-of-linden"`;
const quiet = `${key} data-auto=""`;
const loaded = (page: Page) => page.waitForFunction(() => "itinera" in window);

/** The stub as people copy it. */
async function stub(): Promise<string> {
  const readme = await readFile(new URL("../../packages/tracker/README.md", import.meta.url), "utf8");
  const [found] = /<script>[\s\S]+?<\/script>/.exec(readme) ?? [];
  return found ?? "";
}

it("under a strict policy it does all that it does", async () => {
  const violations: string[] = [];
  const page = await site.visit({
    policy:
      "default-src 'none'; script-src HOST; connect-src HOST; require-trusted-types-for 'script'; trusted-types 'none'",
    body: "<h1>Linden</h1><button>Buy</button>",
    before: () => {
      Object.assign(window, { violations: [] });
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        (window as unknown as { violations: string[] }).violations.push(`${violatedDirective} ${blockedURI}`),
      );
    },
  });
  page.on("console", (line) => {
    if (line.type() === "error") violations.push(line.text());
  });
  await site.waitForViews(1);
  await page.locator("button").click();
  await site.waitFor("Button clicked");
  violations.push(...(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)));
  await page.goto("about:blank");
  await expect
    .poll(() => site.tracked("Web vital").map(({ properties }) => properties?.["name"]))
    .toContain("CLS");
  expect(violations).toEqual([]);
});

it("what is said before it is there waits, and whoever holds the stub goes on speaking to it", async () => {
  const page = await site.visit({
    script: quiet,
    head: `${await stub()}<script>
      window.held = itinera;
      itinera.identify("user-1", { plan: "pro" });
      itinera.track("Early", { at: 1 });
      itinera.group("company-1");
      itinera.alias("user-1", "lead-1");
      itinera.page("Checkout", { step: 2 });
      addEventListener("load", () => setTimeout(() => held.track("Late"), 300));
    </script>`,
  });
  await page.waitForFunction(() => !Array.isArray((window as unknown as { itinera: unknown }).itinera));
  await site.waitFor("Late");
  expect(
    site.taken().map(({ type, event, name, userId, groupId, previousId, traits }) => ({
      type,
      event,
      name,
      userId,
      groupId,
      previousId,
      traits,
    })),
  ).toEqual([
    { type: "identify", userId: "user-1", traits: { plan: "pro" } },
    { type: "track", event: "Early", userId: "user-1" },
    { type: "group", groupId: "company-1", userId: "user-1", traits: {} },
    { type: "alias", userId: "user-1", previousId: "lead-1" },
    { type: "page", name: "Checkout", userId: "user-1" },
    { type: "track", event: "Late", userId: "user-1" },
  ]);
  expect(site.views()[0]?.properties).toMatchObject({ step: 2, path: "/" });
});

it("without `data-key` it waits for `load`", async () => {
  const page = await site.visit({
    script: "",
    head: `${await stub()}<script>
      itinera.track("Early");
      itinera.load({ key: "key-of-load", host: "${site.collector}/", auto: { pages: true, vitals: false } });
    </script>`,
  });
  await loaded(page);
  await site.waitFor("Early");
  expect(JSON.parse(site.requests[0]?.body ?? "")).toMatchObject({ writeKey: "key-of-load" });
  expect(
    site
      .taken()
      .map(({ type }) => type)
      .sort(),
  ).toEqual(["page", "track"]);
});

it("loaded twice it counts once; another key is another tracker", async () => {
  const again = `<script async src="${site.collector}/tracker.js" ${key}></script>`;
  const other = `<script async src="${site.collector}/tracker.js" data-key="key-of-other"></script>`;
  const page = await site.visit({ head: again, body: `${again}${other}<button>Buy</button>` });
  await loaded(page);
  await page.waitForLoadState("load");
  await page.locator("button").click();
  await page.evaluate((host) => {
    const { itinera } = window as unknown as TrackedWindow;
    const same = itinera.load({ key: "key-of-linden", host });
    if (same !== itinera.load({ key: "key-of-linden", host })) throw new Error("There are two");
    same.track("Said to one");
    itinera.load({ key: "key-of-other", host }).track("Said to the other");
    dispatchEvent(new PageTransitionEvent("pagehide"));
  }, site.collector);
  await site.waitFor("Button clicked", 2);
  const said = (wanted: string) =>
    site.requests
      .filter(({ body }) => (JSON.parse(body) as { readonly writeKey: string }).writeKey === wanted)
      .flatMap(({ batch }) => batch.map(({ event, type }) => event ?? type))
      .filter((name) => name !== "Web vital");
  expect(said("key-of-linden")).toEqual(["page", "Button clicked", "Said to one"]);
  expect(said("key-of-other")).toEqual(["page", "Button clicked", "Said to the other"]);
});

it("as a module it is loaded by the page's own script", async () => {
  const page = await site.visit({
    script: undefined,
    head: `<script type="module">
      import { createTracker, itinera } from "/tracker.mjs";
      itinera.track("Early");
      window.itinera = itinera.load({ key: "k", host: "${site.collector}", auto: false });
      window.silent = createTracker({ key: "", host: "${site.collector}" });
      silent.track("Never");
    </script>`,
  });
  await loaded(page);
  await site.waitFor("Early");
  expect(site.taken()).toHaveLength(1);
});

it("hostile arguments are trimmed or skipped, and throw nothing", async () => {
  const page = await site.visit({ script: quiet });
  await loaded(page);
  const thrown = await page.evaluate(async () => {
    const { itinera } = window as unknown as TrackedWindow;
    const fail = () => {
      throw new Error("looked at");
    };
    const cyclic: Record<string, unknown> = { name: "cyclic" };
    cyclic["self"] = cyclic;
    cyclic["list"] = [cyclic, { cyclic }];
    const endless = (): object => ({
      get next() {
        return endless();
      },
    });
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const deep: Record<string, unknown> = {};
    for (let level = 0, at = deep; level < 10_000; level++) at = at["down"] = {} as Record<string, unknown>;
    const hostile: readonly unknown[] = [
      cyclic,
      endless(),
      deep,
      revoked.proxy,
      new Proxy({}, { ownKeys: fail }),
      new Proxy({}, { get: fail, getPrototypeOf: fail }),
      {
        good: 1,
        get bad() {
          return fail();
        },
      },
      { toJSON: fail },
      { toString: fail, valueOf: fail },
      {
        big: 10n ** 30n,
        not: NaN,
        far: Infinity,
        none: undefined,
        sign: Symbol("s"),
        act: fail,
        date: new Date(NaN),
      },
      { node: document.body, page: document, window, event: new Event("x") },
      Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`key ${at}`, "x".repeat(50)])),
      { text: "\u0000\ud800ł".repeat(3_000_000) },
      { list: Object.assign([], { length: 1e8 }) },
      { bytes: new Uint8Array(1e7) },
      JSON.parse(`{"__proto__": {"polluted": true}, "constructor": 1}`),
      Object.create(null),
      Symbol("s"),
      10n,
      null,
      undefined,
      0,
      "",
      "text",
      fail,
      [],
      document.body,
      window,
      document.createElement("form"),
      new Map([[1, 2]]),
      new Error("e"),
    ];
    const names = [
      "identify",
      "track",
      "page",
      "group",
      "alias",
      "reset",
      "flush",
      "consent",
      "optIn",
      "load",
    ] as const;
    const found: string[] = [];
    for (const name of names) {
      for (const one of hostile) {
        for (const args of [[one], ["A name", one], [one, one]]) {
          try {
            await (itinera[name] as (...given: readonly unknown[]) => unknown)(...args);
          } catch (error) {
            found.push(`${name}: ${String(error)}`);
          }
        }
      }
      itinera.consent(true);
    }
    itinera.track("Cyclic", cyclic);
    itinera.track("Proto", JSON.parse(`{"__proto__": {"polluted": true}, "kept": 1}`) as object);
    itinera.track("Bad getter", {
      good: 1,
      get bad() {
        return fail();
      },
    });
    itinera.track("Last");
    await itinera.flush();
    return found;
  });
  expect(thrown).toEqual([]);
  await site.waitFor("Last");
  for (const { body, batch } of site.requests) {
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60 * 1024);
    for (const one of batch) expect(Buffer.byteLength(JSON.stringify(one))).toBeLessThanOrEqual(32 * 1024);
  }
  const propertiesOf = (event: string) => site.tracked(event).map(({ properties }) => properties);
  expect(propertiesOf("Cyclic")).toEqual([{ name: "cyclic", list: [null, {}] }]);
  expect(propertiesOf("Bad getter")).toEqual([{ good: 1 }]);
  expect(propertiesOf("Proto")).toHaveLength(1);
  expect(JSON.stringify(propertiesOf("Proto"))).toContain(`"kept":1`);
});

it("a page that has put nonsense in the place of what browsers have still works", async () => {
  const page = await site.visit({
    body: `<img name="currentScript"><form id="itinera"></form><a id="navigation"></a><button>Buy</button>`,
    before: () => {
      const fail = () => {
        throw new Error("broken here");
      };
      Object.assign(window, { PerformanceObserver: fail, XMLHttpRequest: fail, IntersectionObserver: fail });
      Object.assign(navigator, { sendBeacon: fail });
      performance.getEntriesByType = fail;
      Object.assign(Array.prototype, { toJSON: fail });
      crypto.randomUUID = fail;
      Object.freeze(history);
      Object.defineProperty(document, "title", { get: fail });
      (Date.prototype as { toJSON: unknown }).toJSON = fail;
      Reflect.deleteProperty(window, "navigation");
    },
  });
  await page.waitForLoadState("load");
  await page.waitForTimeout(200);
  await page.locator("button").click();
  expect(
    await page.evaluate(() => {
      history.pushState({}, "", "/still");
      (window as unknown as TrackedWindow).itinera.track?.("One");
      return location.pathname;
    }),
  ).toBe("/still");
});
