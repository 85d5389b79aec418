// What browsers send is understood: pages with real clients in them, that collect at another origin.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  heard,
  startCaptureServer,
  type CaptureServer,
  type Heard,
} from "../../packages/protocol/src/collect/capture-server.test-kit.ts";
import type { DialectKind } from "../../packages/protocol/src/collect/dialects.ts";
import { launchBrowser } from "../windows.ts";
import { clientPage, type ClientPage } from "./client-page.ts";

let browser: Browser;
let server: CaptureServer | undefined;
let page: Page | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await page?.context().close();
  await server?.close();
  page = undefined;
  server = undefined;
});

/** Opens the page at one origin; it sends to another, that it finds in `collectAt`. */
async function open(client: ClientPage): Promise<{ readonly there: CaptureServer; readonly page: Page }> {
  const there = await startCaptureServer({ answers: (path) => client.answers(path) });
  server = there;
  const { port } = new URL(there.url);
  const context = await browser.newContext();
  await context.addInitScript({ content: `globalThis.collectAt = ${JSON.stringify(there.url)}` });
  page = await context.newPage();
  await page.goto(`http://localhost:${port}${client.path}?utm_source=mail`);
  return { there, page };
}

/** All that was sent until `count` events are there. */
async function heardOf(kind: DialectKind, there: CaptureServer, count: number): Promise<Heard> {
  await expect.poll(() => heard(kind, there.captured).messages.length).toBeGreaterThanOrEqual(count);
  const all = heard(kind, there.captured);
  expect(all.refusals).toEqual([]);
  expect(new Set(all.events.map(({ messageId }) => messageId)).size).toBe(count);
  expect(all.events).toHaveLength(count);
  return all;
}

describe("analytics-next", () => {
  const client = clientPage({
    folder: "@segment/analytics-next/dist/umd/",
    file: "index.js",
    settings: {},
    script: `(async () => {
      globalThis.process = { env: {} };
      const segment = { apiHost: new URL(collectAt).host + "/v1", protocol: "http", apiKey: "key-of-shop" };
      const analytics = window.AnalyticsNext.AnalyticsBrowser.load({
        writeKey: "key-of-shop",
        cdnURL: collectAt,
        cdnSettings: { integrations: { "Segment.io": segment } },
      });
      await analytics.page("Docs", "Home");
      await analytics.track("Clicked", { total: 12.5 });
      await analytics.identify("Ada", { plan: "pro" });
      await analytics.group("acme", { size: 4 });
      await analytics.screen("Basket");
      await analytics.track("Paid");
      await analytics.alias("Ada of old");
    })()`,
  });

  it("is understood, each message once", async () => {
    const { there } = await open(client);
    const { keys, events } = await heardOf("segment", there, 7);
    expect(new Set(keys)).toEqual(new Set(["key-of-shop"]));
    const [viewed, clicked, identified, group, screen, paid, alias] = events;
    const anonymous = viewed?.person;
    expect(anonymous).toMatch(/^[\da-f-]{36}$/);
    expect(viewed).toMatchObject({
      kind: "step",
      name: "Page viewed: Home",
      claims: [],
      properties: {
        category: "Docs",
        title: "Boots",
        "context.page.path": "/shop",
        "context.campaign.source": "mail",
      },
    });
    expect(clicked).toMatchObject({ name: "Clicked", person: anonymous, properties: { total: "12.5" } });
    const claims = [{ kind: "identified", anonymous, known: "Ada" }];
    expect(identified).toMatchObject({
      kind: "statement",
      person: "Ada",
      claims,
      properties: { "traits.plan": "pro" },
    });
    expect(group).toMatchObject({ kind: "statement", person: "Ada", properties: { groupId: "acme" } });
    expect(screen).toMatchObject({ kind: "step", name: "Screen viewed: Basket" });
    expect(paid).toMatchObject({ kind: "step", name: "Paid", person: "Ada", claims });
    expect(alias).toMatchObject({ kind: "statement", name: "Alias named" });
  });
});

describe.each([{ compressed: true }, { compressed: false }])(
  "posthog-js, compressed: $compressed",
  ({ compressed }) => {
    const client = clientPage({
      folder: "posthog-js/dist/",
      file: "array.full.no-external.js",
      settings: {
        "/array/key-of-shop/config": { supportedCompression: ["gzip-js"], autocapture_opt_out: false },
        "/flags/": {},
      },
      script: `
      posthog.init("key-of-shop", {
        api_host: collectAt,
        disable_compression: ${!compressed},
        opt_out_useragent_filter: true,
        disable_session_recording: true,
        request_queue_config: { flush_interval_ms: 250 },
        person_profiles: "always",
      });
      posthog.capture("bought", { total: 12.5 });
      posthog.identify("Ada", { plan: "pro" });
      posthog.alias("Ada of old");
      posthog.group("company", "acme", { size: 4 });`,
    });

    it("is understood, each message once, until the page is left", async () => {
      const { there, page } = await open(client);
      await heardOf("posthog", there, 5);
      await page.getByRole("button").click();
      await heardOf("posthog", there, 6);
      await page.evaluate("posthog.capture('at last')");
      await page.goto("about:blank");

      const { keys, events } = await heardOf("posthog", there, 8);
      // What may not be compressed leaves with the page as a form.
      const forms = there.captured.filter(({ delivery }) => delivery.query["compression"] === "base64");
      expect(forms.length > 0).toBe(!compressed);
      expect(new Set(keys)).toEqual(new Set(["key-of-shop"]));
      const named = Object.fromEntries(events.map((event) => [event.name, event]));
      const anonymous = named["bought"]?.person;
      expect(anonymous).toMatch(/^[\da-f-]{36}$/);
      expect(named["bought"]).toMatchObject({ kind: "step", claims: [], properties: { total: "12.5" } });
      expect(named["Page viewed"]).toMatchObject({
        kind: "step",
        properties: { $pathname: "/shop", title: "Boots" },
      });
      expect(named["Identified"]).toMatchObject({
        kind: "statement",
        person: "Ada",
        claims: [{ kind: "identified", anonymous, known: "Ada" }],
        properties: { "traits.plan": "pro", "traits.utm_source": "mail" },
      });
      expect(named["Alias named"]).toMatchObject({
        kind: "statement",
        claims: [{ kind: "alias", previous: "Ada of old", current: "Ada" }],
      });
      expect(named["Group described"]).toMatchObject({ kind: "statement", person: "Ada" });
      expect(named["Clicked"]).toMatchObject({
        kind: "step",
        person: "Ada",
        properties: { $el_text: "Buy" },
      });
      expect(named["at last"]).toMatchObject({ kind: "step", person: "Ada" });
      expect(named["Page left"]).toMatchObject({ kind: "step", person: "Ada" });
      expect(JSON.stringify(events)).not.toContain("key-of-shop");
    });
  },
);
