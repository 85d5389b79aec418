// Clients in pages of another site talk to a real server: what they say is in the answers, each thing once.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  startCaptureServer,
  type Answer,
  type CaptureServer,
} from "../../packages/protocol/src/collect/capture-server.test-kit.ts";
import { builtPages } from "../built-pages.ts";
import { serve, type Serving } from "../command-line.ts";
import { launchBrowser } from "../windows.ts";
import { clientPage } from "./client-page.ts";
import { allCounted, startCollecting, type Collecting } from "./collecting.ts";

let data: string;
let serving: Serving;
let browser: Browser;
let site: CaptureServer | undefined;
beforeAll(async () => {
  await builtPages();
  data = await mkdtemp(join(tmpdir(), "itinera-pages-"));
  serving = await serve(data);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await serving.kill();
  await rm(data, { recursive: true, force: true });
});

/** Says who it is in the middle: what came before belongs to the same person. */
const segment = clientPage({
  folder: "@segment/analytics-next/dist/umd/",
  file: "index.js",
  settings: {},
  script: `(async () => {
    globalThis.process = { env: {} };
    const segment = { apiHost: new URL(collectAt).host + "/v1", protocol: "http", apiKey: writeKey };
    const analytics = window.AnalyticsNext.AnalyticsBrowser.load({
      writeKey, cdnURL: collectAt, cdnSettings: { integrations: { "Segment.io": segment } },
    });
    await analytics.track("Seen");
    await analytics.identify("Ada");
    await analytics.track("Paid", { total: 12.5 });
  })()`,
});

const posthog = clientPage({
  folder: "posthog-js/dist/",
  file: "array.full.no-external.js",
  settings: {},
  script: `
    posthog.init(writeKey, {
      api_host: collectAt, opt_out_useragent_filter: true, autocapture: false, capture_pageview: false,
      capture_pageleave: false, disable_session_recording: true, request_batching: false,
      loaded: (client) => {
        client.capture("Seen");
        client.identify("Ada");
        client.capture("Paid", { total: 12.5 });
      },
    });`,
});

/** Ours comes from the server itself, as the page of a source shows it. */
const ours = (key: string) => ({
  path: "/shop",
  answers: (path: string): Answer | undefined =>
    path === "/shop"
      ? {
          type: "text/html",
          body: `<!doctype html><html lang="en"><title>Boots</title><link rel="icon" href="data:,"><button>Buy</button>
            <script>window.itinera = window.itinera || []; ["track", "identify"].forEach((name) => {
              window.itinera[name] = (...said) => { window.itinera.push([name, ...said]); };
            });
            itinera.track("Seen"); itinera.identify("Ada"); itinera.track("Paid", { total: 12.5 });</script>
            <script async src="${serving.url}/tracker.js" data-key="${key}"></script></html>`,
        }
      : undefined,
});

it.each(["@segment/analytics-next", "posthog-js", "our own"])("%s", async (name) => {
  const collecting: Collecting = await startCollecting(serving, name);
  const client = name === "our own" ? ours(collecting.key) : name === "posthog-js" ? posthog : segment;
  site = await startCaptureServer({ answers: (path) => client.answers(path) });
  const context = await browser.newContext();
  try {
    const said = { collectAt: serving.url, writeKey: collecting.key };
    await context.addInitScript({ content: `Object.assign(globalThis, ${JSON.stringify(said)})` });
    const page = await context.newPage();
    await page.goto(`http://localhost:${new URL(site.url).port}${client.path}`);
    await expect
      .poll(async () => {
        const { variants } = await serving.client.ask(collecting.project, {
          kind: "variants",
          unit: "person",
          period: {},
          limit: 9,
        });
        return variants.map(({ path }) => path.filter((step) => ["Seen", "Paid"].includes(step)));
      })
      .toEqual([["Seen", "Paid"]]);
    const { stored, duplicates, quarantined } = await allCounted(serving, collecting);
    const { properties } = await serving.client.ask(collecting.project, {
      kind: "kinds",
      unit: "person",
      period: {},
    });
    expect(properties.find((one) => one.name === "total")).toMatchObject({ events: 1, examples: ["12.5"] });
    expect({ duplicates, quarantined }).toEqual({ duplicates: 0, quarantined: 0 });
    process.stdout.write(`${name}: ${stored} steps of one person, before and after they said who they are\n`);
  } finally {
    await context.close();
    await site.close();
  }
});
