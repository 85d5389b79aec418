// How messages get to the server: in batches, again after a failure, and before the page is gone.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { useTrackerSite, type TrackedWindow } from "./tracker-site.ts";

const site = useTrackerSite();
const key = `data-key="key-of-linden" data-auto=""`;

const loaded = (page: Page) => page.waitForFunction(() => "itinera" in window);
const track = (page: Page, names: readonly string[], properties: object = {}) =>
  page.evaluate(
    ([all, given]) => {
      for (const name of all) (window as unknown as TrackedWindow).itinera.track(name, given);
    },
    [names, properties] as const,
  );
const flush = (page: Page) => page.evaluate(() => (window as unknown as TrackedWindow).itinera.flush());
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `Step ${from + at}`);
const namesTaken = () => site.taken().map(({ event }) => event);
const bytesOf = ({ body }: { readonly body: string }) => Buffer.byteLength(body);

it("a few messages go together after two seconds, twenty at once", async () => {
  const page = await site.visit({ script: key });
  await loaded(page);
  await track(page, numbered(3));
  await page.waitForTimeout(1_000);
  expect(site.requests).toEqual([]);
  await expect.poll(namesTaken).toEqual(numbered(3));
  expect(site.requests).toHaveLength(1);
  const begun = Date.now();
  await track(page, numbered(20, 3));
  await expect.poll(namesTaken, { interval: 20 }).toEqual(numbered(23));
  expect(Date.now() - begun).toBeLessThan(1_500);
});

it("what fails is sent again, whole, in its order and with the same ids", async () => {
  const statuses = [503, 429, 500, 200];
  site.answer((request) => statuses[request] ?? 200);
  const page = await site.visit({ script: key });
  await loaded(page);
  await track(page, numbered(5));
  await flush(page);
  await track(page, numbered(2, 5));
  await expect.poll(namesTaken, { timeout: 20_000 }).toEqual(numbered(7));
  const [first, second, third] = site.requests;
  expect(site.requests.map(({ status }) => status)).toEqual(statuses);
  for (const again of [second, third]) {
    expect(again?.batch.slice(0, 5).map(({ messageId }) => messageId)).toEqual(
      first?.batch.map(({ messageId }) => messageId),
    );
  }
  const sentAt = site.requests.map(({ body }) => (JSON.parse(body) as { readonly sentAt: string }).sentAt);
  expect(new Set(sentAt).size).toBe(4);
});

it("what the server refuses is not sent again", async () => {
  site.answer((request) => (request === 0 ? 401 : 200));
  const page = await site.visit({ script: key });
  await loaded(page);
  await track(page, ["Refused"]);
  await flush(page);
  await track(page, ["Taken"]);
  await flush(page);
  await page.waitForTimeout(1_500);
  expect(site.requests.map(({ batch }) => batch.map(({ event }) => event))).toEqual([["Refused"], ["Taken"]]);
});

it("what is said without a network is sent when there is one", async () => {
  const page = await site.visit({ script: key });
  await loaded(page);
  await page.context().setOffline(true);
  await track(page, numbered(30));
  await flush(page);
  await track(page, numbered(2, 30));
  expect(site.requests).toEqual([]);
  await page.context().setOffline(false);
  await expect.poll(() => [...namesTaken()].sort()).toEqual([...numbered(32)].sort());
  expect(namesTaken()).toEqual(numbered(32));
});

it("with `local` the next page sends what the last one could not", async () => {
  site.answer(() => 503);
  const page = await site.visit({ script: `${key} data-persistence="local"` });
  await loaded(page);
  await track(page, numbered(3));
  await flush(page);
  await track(page, ["Late"]);
  await page.goto("about:blank");
  const before = site.requests.flatMap(({ batch }) => batch.map(({ messageId }) => messageId));
  site.answer(() => 200);
  await page.goto(`${site.origin}/next`);
  await expect.poll(namesTaken).toEqual([...numbered(3), "Late"]);
  expect(before).toEqual(expect.arrayContaining(site.taken().map(({ messageId }) => messageId)));
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("itinera.key-of-linden.unsent")))
    .toBeNull();
});

it("by default nothing of it is kept on the device", async () => {
  site.answer(() => 503);
  const page = await site.visit({ script: key });
  await loaded(page);
  await track(page, numbered(3));
  await flush(page);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

it("who leaves the page has been heard", async () => {
  const page = await site.visit({ script: key });
  await loaded(page);
  await track(page, numbered(5));
  await page.evaluate(() => {
    // The last thing that a page does.
    addEventListener("pagehide", () => (window as unknown as TrackedWindow).itinera.track("Left"));
  });
  await page.goto("about:blank");
  await expect.poll(() => [...namesTaken()].sort()).toEqual(["Left", ...numbered(5)]);
  // What `sendBeacon` says of a text.
  expect(site.requests[0]?.headers["content-type"]).toBe("text/plain;charset=UTF-8");
});

it("what waits when a page is left goes in pieces that a browser takes", async () => {
  const page = await site.visit({ script: key });
  await loaded(page);
  const beacons = page.evaluate(() => {
    const sizes: number[] = [];
    const send = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = (url, body) => {
      sizes.push(new Blob([body as string]).size);
      return send(url, body);
    };
    const { itinera } = window as unknown as TrackedWindow;
    for (let at = 0; at < 12; at++) itinera.track(`Large ${at}`, { text: "ł".repeat(3_900) });
    dispatchEvent(new PageTransitionEvent("pagehide"));
    return sizes;
  });
  expect((await beacons).length).toBeGreaterThan(1);
  await expect.poll(() => namesTaken().length).toBe(12);
  for (const request of site.requests) expect(bytesOf(request)).toBeLessThanOrEqual(60 * 1024);
});

it("a page that is out of sight does not wait", async () => {
  const page = await site.visit({
    script: key,
    before: () => {
      const { fetch } = window;
      const asked: unknown[] = [];
      Object.assign(window, { asked });
      window.fetch = (address, init) => {
        asked.push({ keepalive: init?.keepalive, credentials: init?.credentials });
        return fetch(address, init);
      };
    },
  });
  await loaded(page);
  await track(page, ["Before"]);
  const begun = Date.now();
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await expect.poll(namesTaken, { interval: 20 }).toEqual(["Before"]);
  await track(page, ["Behind"]);
  await expect.poll(namesTaken, { interval: 20 }).toEqual(["Before", "Behind"]);
  expect(Date.now() - begun).toBeLessThan(1_800);
  // Should the page go meanwhile, they arrive all the same.
  const asked = await page.evaluate(() => (window as unknown as { readonly asked: unknown }).asked);
  expect(asked).toEqual([1, 2].map(() => ({ keepalive: true, credentials: "omit" })));
});

for (const [way, before] of [
  ["there is no fetch", () => void Reflect.deleteProperty(window, "fetch")],
  [
    "fetch throws",
    () =>
      void (window.fetch = () => {
        throw new Error("no fetch here");
      }),
  ],
  ["fetch fails", () => void (window.fetch = () => Promise.reject(new TypeError("no fetch here")))],
  [
    "storage throws",
    () => {
      for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException("closed", "SecurityError");
          },
        });
    },
  ],
  [
    "storage is full",
    () =>
      void (Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      }),
  ],
] as const) {
  it(`messages arrive where ${way}`, async () => {
    const page = await site.visit({ script: `${key} data-persistence="local"`, before });
    await loaded(page);
    await track(page, ["One"]);
    await expect.poll(namesTaken).toEqual(["One"]);
    await page.evaluate(() => (window as unknown as TrackedWindow).itinera.optOut());
    await track(page, ["Unsaid"]);
    await flush(page);
    expect(namesTaken()).toEqual(["One"]);
  });
}
