import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "./windows.ts";

/** Another site than the application's: cookies and storage of a frame in it are a third party's. */
export interface Elsewhere {
  /** From `beforeAll` on. */
  readonly origin: string;
  /** A page of it with this in its body, in a browser that knows nobody and lets nobody in a frame keep anything. */
  around<Found>(html: string, look: (page: Page) => Promise<Found>): Promise<Found>;
}

export function useElsewhere(): Elsewhere {
  const server = createServer((request, response) => {
    const html = new URL(request.url ?? "/", "http://localhost").searchParams.get("html") ?? "";
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>Elsewhere</title>${html}`);
  });
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

  const elsewhere: Elsewhere = {
    get origin() {
      return `http://localhost:${(server.address() as AddressInfo).port}`;
    },
    async around(html, look) {
      const browser = await launchBrowser();
      try {
        const context = await browser.newContext({ locale: "en", serviceWorkers: "block" });
        await context.addInitScript(() => {
          if (window.top === window) return;
          for (const name of ["localStorage", "sessionStorage"] as const)
            Object.defineProperty(window, name, {
              get() {
                throw new DOMException("Storage is closed", "SecurityError");
              },
            });
        });
        const page = await context.newPage();
        page.setDefaultTimeout(15_000);
        await page.goto(`${elsewhere.origin}/?html=${encodeURIComponent(html)}`);
        return await look(page);
      } finally {
        await browser.close();
      }
    },
  };
  return elsewhere;
}
