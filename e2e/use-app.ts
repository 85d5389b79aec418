import type { MapId, WorkspaceRole } from "@itinera/core";
import { createClient, type Client, type Fetch, type NewMap } from "@itinera/protocol";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { startApp, type App } from "./app.ts";
import type { SessionCookie } from "./owner-session.ts";
import { shopMap } from "./shop-map.ts";
import { makeSomebody, type Somebody } from "./somebody.ts";
import { launchBrowser, windowsOn, type Window, type Windows, type WindowsOptions } from "./windows.ts";

/** The application of a test file; see `useApp`. From `beforeAll` on. */
export interface UsedApp {
  readonly url: string;
  /** Asks the server as the page of its owner does. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Speaks to the server as the page does. */
  readonly client: Client;
  /** A window with a browser profile of its own; it is closed when the running test ends. */
  open(path: string, window?: Window): Promise<Page>;
  /** One that stays for all tests of the file. */
  openToStay(path: string, window?: Window): Promise<Page>;
  /** A second window of the same browser profile. */
  openBeside(page: Page, path: string): Promise<Page>;
  /** A window on a map; waits until it is drawn. */
  openMap(map: MapId, window?: Window): Promise<Page>;
  /** The example's map of today in the window's language, with its numbers: a copy, so that each test finds it new. */
  openExample(window?: Window): Promise<Page>;
  /** A map of its own, so that no test stands on another's edits; by default of the generic template. */
  newMap(from?: NewMap["from"]): Promise<MapId>;
}

/** Its process goes with the worker's. */
let browser: Promise<Browser> | undefined;
let shared: Promise<Windows> | undefined;

/**
 * The server that test files share, with whatever maps others made in it, and the browser that all files of this worker
 * use one after the other.
 */
export function useApp(): UsedApp {
  const server = inject("server");
  let windows: Windows | undefined;
  beforeAll(async () => {
    browser ??= launchBrowser();
    shared ??= browser.then((one) => windowsOn(one, server));
    windows = await shared;
  });
  // What is registered last runs first: the windows are left by then.
  afterAll(() => windows?.expectNoTroubles());
  return appOn(
    () => running(windows),
    () => server,
  );
}

export interface OwnApp extends UsedApp {
  /** Speaks to the server as whoever can read its folder. */
  operator(): Client;
  /** A new account, signed in. */
  somebody(name: string, role: WorkspaceRole): Promise<Somebody>;
  /** Ends the server as a crash would. */
  kill(): Promise<void>;
  /** Starts it again, on the same folder and at the same address. */
  restart(): Promise<void>;
}

/** A server on an empty folder and a browser for all tests of a file, from before the first until after the last. */
export function useOwnApp(options?: WindowsOptions): OwnApp {
  let app: App | undefined;
  const own = () => running(app);
  beforeAll(async () => {
    app = await startApp(options);
  });
  afterAll(() => app?.close());

  let isDown = false;
  async function restart(): Promise<void> {
    await own().restart();
    isDown = false;
  }
  // A test that failed while the server was away leaves it so.
  beforeEach(() => (isDown ? restart() : undefined));
  return Object.assign(appOn(own, own), {
    restart,
    operator: () => own().operator,
    somebody: (name: string, role: WorkspaceRole) => makeSomebody(own(), { name, role }),
    async kill() {
      isDown = true;
      await own().kill();
    },
  });
}

function running<One>(one: One | undefined): One {
  if (one === undefined) throw new Error("The application runs from beforeAll to afterAll");
  return one;
}

function appOn(
  windows: () => Windows,
  server: () => { readonly url: string; readonly owner: SessionCookie },
): UsedApp {
  const opened: Page[] = [];
  const staying: Page[] = [];
  const leaveAll = (pages: Page[]) => Promise.all(pages.splice(0).map((page) => windows().leave(page)));
  afterEach(() => leaveAll(opened));
  afterAll(() => leaveAll(staying));

  const askAsPage: UsedApp["fetch"] = (path, init = {}) => {
    const { url, owner } = server();
    const headers = new Headers(init.headers);
    headers.set("origin", url);
    headers.set("cookie", `${owner.name}=${owner.value}`);
    return fetch(url + path, { ...init, headers });
  };
  const asPage: Fetch = (path, { method, headers, body }) =>
    askAsPage(path, {
      method,
      headers,
      body: (body ?? null) as BodyInit | null,
    });
  const client = createClient({ fetch: asPage, origin: "" });

  const open: UsedApp["open"] = async (path, window) => {
    const page = await windows().open(path, window);
    opened.push(page);
    return page;
  };
  const openMap: UsedApp["openMap"] = async (map, window = {}) => {
    const page = await open(`/map/${map}`, window);
    await page.getByRole(window.phone ? "main" : "grid").waitFor();
    return page;
  };
  return {
    get url() {
      return server().url;
    },
    fetch: askAsPage,
    client,
    open,
    async openToStay(path, window) {
      const page = await windows().open(path, window);
      staying.push(page);
      return page;
    },
    openBeside: (page, path) => windows().openBeside(page, path),
    openMap,
    async openExample(window = {}) {
      const { lang = "en" } = window;
      const { current } = await client.example(lang);
      const { maps } = await client.maps();
      const { project } = maps.find(({ id }) => id === current) ?? {};
      const { map } = await client.newMap({ project, from: await shopMap(lang) });
      return openMap(map, window);
    },
    async newMap(from = { kind: "template", template: "generic", lang: "en" }) {
      return (await client.newMap({ from })).map;
    },
  };
}
