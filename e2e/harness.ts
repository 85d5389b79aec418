import axe from "axe-core";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";
import { expect } from "vitest";
import { findChromium } from "../scripts/task/chromium.ts";
import { builtPages } from "./built-pages.ts";
import { mainFile } from "./command-line.ts";

const browserArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Two pages of the browser's own for each window, for what is typed into its address bar; and, since this switch
  // takes the place of the one that Playwright sets, what matters of that.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,AvoidUnnecessaryBeforeUnloadCheckSync,PaintHolding,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,ThirdPartyStoragePartitioning,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch",
];

/** How a browser window is opened; by default 1440 × 900, English, light. */
export interface Window {
  readonly lang?: "en" | "ru" | "pl";
  readonly theme?: "light" | "dark";
  readonly size?: { readonly width: number; readonly height: number };
  /** A phone: touch, two pixels for one. */
  readonly phone?: boolean;
  /** Touch, 1180 × 820. */
  readonly tablet?: boolean;
  /** Without the server's policy of contents, which would hide that something else let a script in. */
  readonly unguarded?: boolean;
}

export interface App {
  readonly url: string;
  /** Its data folder. */
  readonly data: string;
  /** A window with a browser profile of its own, at a path of the application; `page.goto` takes such paths, too. */
  open(path: string, window?: Window): Promise<Page>;
  /** Closes the profile of a window with all that it has open; another window may have it again, emptied. */
  leave(page: Page): Promise<void>;
  /** A second window of the same browser profile. */
  openBeside(page: Page, path: string): Promise<Page>;
  /** Ends the server as a crash would. */
  kill(): Promise<void>;
  /** Starts it again, on the same folder and at the same address. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The real server on a new data folder, and a browser. Both end with `close`. */
export async function startApp(): Promise<App> {
  await builtPages();
  const data = await mkdtemp(join(tmpdir(), "itinera-e2e-"));
  let { child, url } = await serve(data);
  const browser = await launch();
  const troubles: string[] = [];
  const profiles = createProfiles(browser, url);

  async function openIn(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => troubles.push(String(error)));
    page.on("console", (message) => {
      // A refusal of the server is an answer, not a trouble of the page; so is its silence where it is killed, or
      // where a page is closed while it registers its service worker.
      const isAnswer =
        /^(Failed to load resource|WebSocket connection to|An unknown error occurred when fetching the script)/.test(
          message.text(),
        );
      if (message.type() === "error" && !isAnswer) troubles.push(message.text());
    });
    page.on("request", (request) => {
      const asked = request.url();
      // A self-hosted page asks nobody else.
      if (!asked.startsWith(url) && !/^(?:data|blob):/.test(asked)) troubles.push(`asked ${asked}`);
    });
    await page.goto(path);
    return page;
  }

  return {
    url,
    data,
    async open(path, window = {}) {
      return profiles.use(window, (context) => openIn(context, path));
    },
    leave: (page) => profiles.leave(page.context()),
    openBeside: (page, path) => openIn(page.context(), path),
    kill: () => end(child, "SIGKILL"),
    async restart() {
      ({ child } = await serve(data, new URL(url).port));
    },
    async close() {
      await browser.close();
      await end(child, "SIGTERM");
      await rm(data, { recursive: true, force: true });
      expect(troubles).toEqual([]);
    },
  };
}

/**
 * Profiles of a browser, emptied and handed out again: a new one takes its time, and has to fetch and compile the
 * application anew.
 */
function createProfiles(browser: Browser, origin: string) {
  const idle = new Map<string, BrowserContext[]>();
  const used = new Map<BrowserContext, string>();

  async function profileOf(options: BrowserContextOptions, kind: string): Promise<BrowserContext> {
    const known = idle.get(kind)?.pop();
    if (known) return known;
    const context = await browser.newContext(options);
    context.on("close", () => used.delete(context));
    return context;
  }

  return {
    async use(window: Window, open: (context: BrowserContext) => Promise<Page>): Promise<Page> {
      const options = { ...contextOptions(window), baseURL: origin };
      const kind = JSON.stringify(options);
      const context = await profileOf(options, kind);
      used.set(context, kind);
      const blank = context.pages();
      const page = await open(context);
      await Promise.all(blank.map((one) => one.close()));
      return page;
    },
    async leave(context: BrowserContext): Promise<void> {
      const kind = used.get(context);
      if (kind === undefined) return;
      used.delete(context);
      const left = context.pages();
      // Its last page would take the window with it.
      const blank = await context.newPage();
      await Promise.all(left.map((page) => page.close()));
      await context.setOffline(false);
      const session = await context.newCDPSession(blank);
      await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      await session.detach();
      idle.set(kind, [...(idle.get(kind) ?? []), context]);
    },
  };
}

async function serve(data: string, port = "0"): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [mainFile, "serve", "--data", data, "--port", port], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) return { child, url };
  }
  throw new Error(`The server ended with ${child.exitCode} before it listened`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("There is no Chromium here; set CHROME_PATH");
  return chromium.launch({ executablePath, args: browserArgs });
}

function contextOptions({
  lang = "en",
  theme = "light",
  size,
  phone = false,
  tablet = false,
  unguarded = false,
}: Window): BrowserContextOptions {
  return {
    locale: lang,
    bypassCSP: unguarded,
    timezoneId: "UTC",
    colorScheme: theme,
    reducedMotion: "reduce",
    viewport: size ?? (phone ? { width: 390, height: 844 } : { width: 1440, height: 900 }),
    ...(tablet && { viewport: { width: 1180, height: 820 }, hasTouch: true }),
    ...(phone && { deviceScaleFactor: 2, hasTouch: true, isMobile: true }),
  };
}

/** Axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is still coming up is transparent, and axe would take it for hidden.
  await page.waitForFunction(() => document.querySelector("[data-entering], [data-exiting]") === null);
  // Axe's own adapter sends every rule that passed, with every element, out of the page: ten seconds for a map.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(`${axe.source};undefined`);
  const violations = await page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { readonly axe: typeof axe };
    // React Aria reads a chosen option aloud by its id and forgets it after seven seconds, when the list may be
    // closed already: what is said is not what stands there.
    const context = { exclude: ["[data-live-announcer] [role=img]"] };
    const found = await inPage.run(context, { resultTypes: ["violations"] });
    return found.violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
  });
  expect(violations).toEqual([]);
}

/** Nothing stands out of the window at its side. */
export async function expectToFit(page: Page): Promise<void> {
  const { whole, shown } = await page.evaluate(() => ({
    whole: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
  }));
  expect(whole).toBe(shown);
}

/** Keeps a picture of the page among the artefacts, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = fileURLToPath(new URL("../artifacts/", import.meta.url));
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

export interface GivenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Drops files on the page, as from the desktop. */
export async function dropFiles(page: Page, ...files: readonly GivenFile[]): Promise<void> {
  const given = files.map(({ name, content }) => ({ name, base64: Buffer.from(content).toString("base64") }));
  await page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
    }
    for (const type of ["dragover", "drop"]) {
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
    }
  }, given);
}
