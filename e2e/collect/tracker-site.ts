// A customer's site, and a collector at another address that writes down what arrives.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Tracker } from "../../packages/tracker/src/index.ts";
import { launchBrowser } from "../windows.ts";

/** A message as it arrived. */
interface Arrived {
  readonly type: string;
  readonly messageId: string;
  readonly anonymousId: string;
  readonly userId?: string;
  readonly event?: string;
  readonly name?: string;
  readonly timestamp: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly context: {
    readonly page: Readonly<Record<string, string>>;
    readonly [more: string]: unknown;
  };
  readonly [more: string]: unknown;
}

interface ArrivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly batch: readonly Arrived[];
  /** How it was answered. */
  readonly status: number;
}

interface Visit {
  /** Attributes of the script element; undefined: the page has none. */
  readonly script?: string | undefined;
  readonly head?: string;
  readonly body?: string;
  readonly path?: string;
  /** Of the site itself; HOST stands for the collector. */
  readonly policy?: string;
  /** Runs before everything else, on each page. */
  readonly before?: () => void;
  readonly context?: BrowserContextOptions;
}

interface TrackerSite {
  /** Of the customer's pages. */
  readonly origin: string;
  readonly collector: string;
  readonly requests: readonly ArrivedRequest[];
  /** Messages of requests that were answered with 200, each once. */
  taken(): readonly Arrived[];
  views(): readonly Arrived[];
  tracked(event: string): readonly Arrived[];
  /** As many messages of this name as there should be; what waits in the last page is sent. */
  waitFor(event: string, count?: number): Promise<readonly Arrived[]>;
  waitForViews(count: number): Promise<readonly Arrived[]>;
  /** A new visitor. */
  visit(visit?: Visit): Promise<Page>;
  /** How requests are answered from now on, by their number since then. */
  answer(status: (request: number) => number): void;
}

/** What the tracker, or its stub, is for a test. */
export interface TrackedWindow {
  readonly itinera: Tracker & { load(options: object): Tracker };
}

const dist = new URL("../../packages/tracker/dist/", import.meta.url);

const listenOn = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, () => resolve((server.address() as AddressInfo).port));
  });

/** What pages do wrong themselves, in tests of errors, is called this. */
export const ownFault = "own fault";

/** For all tests of a file. After each, no page has had an error that it did not make itself. */
export function useTrackerSite(): TrackerSite {
  let browser: Browser;
  let origin = "";
  let collector = "";
  let page: Visit = {};
  let status: (request: number) => number = () => 200;
  let asked = 0;
  const requests: ArrivedRequest[] = [];
  const contexts: BrowserContext[] = [];
  const troubles: string[] = [];
  let last: Page | undefined;

  const site = createServer((request, response) => {
    if (request.url === "/favicon.ico") return void response.writeHead(204).end();
    if (request.url === "/tracker.mjs") return void send(response, "tracker.mjs");
    response.setHeader("content-type", "text/html; charset=utf-8");
    const { head = "", body = "", script, policy } = page;
    if (policy) response.setHeader("content-security-policy", policy.replaceAll("HOST", collector));
    const element =
      script === undefined ? "" : `<script async src="${collector}/tracker.js" ${script}></script>`;
    response.end(`<!doctype html><title>Linden shop</title>${head}${element}<body>${body}`);
  });
  const taker = createServer((request, response) => void take(request, response));

  async function send(response: ServerResponse, file: string): Promise<void> {
    response.setHeader("content-type", "text/javascript");
    response.end(await readFile(new URL(file, dist)));
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === "/tracker.js") return send(response, "tracker.js");
    const body = await text(request);
    const answer = status(asked++);
    const { batch = [] } = body === "" ? {} : (JSON.parse(body) as { readonly batch?: readonly Arrived[] });
    const { method = "", url: path = "", headers } = request;
    requests.push({ method, path, headers, body, batch, status: answer });
    response.setHeader("access-control-allow-origin", "*");
    response.writeHead(answer).end("{}");
  }

  beforeAll(async () => {
    browser = await launchBrowser();
    origin = `http://127.0.0.1:${await listenOn(site)}`;
    collector = `http://localhost:${await listenOn(taker)}`;
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((one) => one.close()));
    requests.length = 0;
    status = () => 200;
    expect(troubles.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    for (const server of [site, taker]) {
      server.closeAllConnections();
      server.close();
    }
  });

  const taken = () => {
    const all = requests.filter((one) => one.status === 200).flatMap(({ batch }) => batch);
    return [...new Map(all.map((one) => [one.messageId, one])).values()];
  };
  const tracked = (event: string) => taken().filter((one) => one.event === event);
  const views = () => taken().filter(({ type }) => type === "page");
  async function counted(find: () => readonly Arrived[], count: number): Promise<readonly Arrived[]> {
    await expect
      .poll(async () => {
        // Sooner than by itself. A page that is gone has sent what it had.
        await last
          ?.evaluate(() => (window as unknown as TrackedWindow).itinera.flush())
          .catch(() => undefined);
        return find().length;
      })
      .toBe(count);
    return find();
  }

  return {
    get origin() {
      return origin;
    },
    get collector() {
      return collector;
    },
    requests,
    taken,
    views,
    tracked,
    waitFor: (event, count = 1) => counted(() => tracked(event), count),
    waitForViews: (count) => counted(views, count),
    async visit({ path = "/", before, context: options, ...visit } = {}) {
      page = { script: `data-key="key-of-linden"`, ...visit };
      const context = await browser.newContext(options);
      contexts.push(context);
      if (before) await context.addInitScript(before);
      const opened = await context.newPage();
      opened.setDefaultTimeout(15_000);
      opened.on("pageerror", ({ message }) => {
        if (!message.includes(ownFault)) troubles.push(message);
      });
      last = opened;
      await opened.goto(origin + path);
      return opened;
    },
    answer(next) {
      status = next;
      asked = 0;
    },
  };
}
