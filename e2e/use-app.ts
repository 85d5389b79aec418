import type { MapId } from "@itinera/core";
import { createClient, type Client, type Fetch, type NewMap } from "@itinera/protocol";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { startApp, type App, type Window } from "./harness.ts";

/** The application of a test file; see `useApp`. */
export interface UsedApp {
  /** From `beforeAll` on. */
  readonly app: App;
  /** Speaks to the server as the page does. */
  readonly client: Client;
  /** A window with a browser profile of its own; it is closed when the running test ends. */
  open(path: string, window?: Window): Promise<Page>;
  /** The same on a map; waits until it is drawn. */
  openMap(map: MapId, window?: Window): Promise<Page>;
  /** A new example's map of today in the window's language, opened. */
  openExample(window?: Window): Promise<Page>;
  /** A map of its own, so that no test stands on another's edits; by default of the generic template. */
  newMap(from?: NewMap["from"]): Promise<MapId>;
}

/** A server and a browser for all tests of a file, started before the first and ended after the last. */
export function useApp(): UsedApp {
  let app: App | undefined;
  let windows: Page[] = [];
  const running = (): App => {
    if (app === undefined) throw new Error("The application runs from beforeAll to afterAll");
    return app;
  };
  const asPage: Fetch = (path, { method, headers, body }) => {
    const { url } = running();
    return fetch(url + path, {
      method,
      headers: { ...headers, origin: url },
      body: (body ?? null) as BodyInit | null,
    });
  };
  const client = createClient({ fetch: asPage, origin: "" });

  beforeAll(async () => {
    app = await startApp();
  });
  afterEach(async () => {
    await Promise.all(windows.map((page) => running().leave(page)));
    windows = [];
  });
  afterAll(() => app?.close());

  const open: UsedApp["open"] = async (path, window) => {
    const page = await running().open(path, window);
    windows.push(page);
    return page;
  };
  const openMap: UsedApp["openMap"] = async (map, window = {}) => {
    const page = await open(`/map/${map}`, window);
    await page.getByRole(window.phone ? "main" : "grid").waitFor();
    return page;
  };
  return {
    get app() {
      return running();
    },
    client,
    open,
    openMap,
    async openExample(window = {}) {
      const { current } = await client.example(window.lang ?? "en");
      return openMap(current, window);
    },
    async newMap(from = { kind: "template", template: "generic", lang: "en" }) {
      return (await client.newMap({ from })).map;
    },
  };
}
