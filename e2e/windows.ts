import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";
import { expect } from "vitest";
import type { SessionCookie } from "./owner-session.ts";
import { findChromium } from "../scripts/task/chromium.ts";

const browserArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Each would be a process more for a window that shows pages of one server alone.
  "--disable-site-isolation-trials",
  "--in-process-gpu",
  // A process in reserve for the next window; two pages of the browser's own for each, for what is typed into its
  // address bar; and, since this switch takes the place of the one that Playwright sets, what matters of that.
  "--disable-features=SpareRendererForSitePerProcess,WebUIOmniboxPopup,WebUIOmniboxAimPopup,AvoidUnnecessaryBeforeUnloadCheckSync,PaintHolding,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,ThirdPartyStoragePartitioning,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch",
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
  /** Nobody that the server knows. */
  readonly stranger?: boolean;
  /** Somebody else than the owner. */
  readonly as?: SessionCookie;
  /** Without the server's policy of contents, which would hide that something else let a script in. */
  readonly unguarded?: boolean;
}

type Reader = Required<Pick<Window, "lang" | "theme" | "phone">> & { readonly title: string };

const reader = (lang: Reader["lang"], theme: Reader["theme"], phone = false): Reader => ({
  lang,
  theme,
  phone,
  title: [lang, theme, ...(phone ? ["phone"] : [])].join("-"),
});

/** Those for whom a page is looked at: each language, theme and size; in the long form each language on both sizes. */
export const readers: readonly Reader[] = [
  reader("en", "light"),
  reader("ru", "dark"),
  reader("pl", "light", true),
  ...(process.env["ITINERA_FULL"]
    ? [reader("pl", "dark"), reader("ru", "light", true), reader("en", "dark", true)]
    : []),
];

/** The windows that are open on one server. */
export interface Windows {
  /** A window with a browser profile of its own, at a path of the application; `page.goto` takes such paths, too. */
  open(path: string, window?: Window): Promise<Page>;
  /** Closes the profile of a window with all that it has open; another window may have it again, emptied. */
  leave(page: Page): Promise<void>;
  /** A second window of the same browser profile. */
  openBeside(page: Page, path: string): Promise<Page>;
  /** No page since the last time said that something is wrong, or asked anybody but its server. */
  expectNoTroubles(): void;
}

export interface WindowsOptions {
  /** The service worker may keep the application on this computer, which costs each window a second. */
  readonly worker?: boolean;
  /** Origin of somebody else to whom pages lead people, and who leads them back. */
  readonly elsewhere?: string;
}

/** Windows of a browser on a server, each signed in as its owner unless it says otherwise; without one, all are strangers. */
export function windowsOn(
  browser: Browser,
  { url, owner }: { readonly url: string; readonly owner?: SessionCookie },
  { worker = false, elsewhere }: WindowsOptions = {},
): Windows {
  const troubles: string[] = [];
  const profiles = createProfiles(
    browser,
    { baseURL: url, serviceWorkers: worker ? "allow" : "block" },
    owner && { ...owner, url },
  );

  async function openIn(page: Page, path: string): Promise<Page> {
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
      const isElsewhere = [asked, request.headers()["referer"]].some(
        (one) => elsewhere !== undefined && one?.startsWith(elsewhere),
      );
      if (isElsewhere) return;
      if (!asked.startsWith(url) && !/^(?:data|blob):/.test(asked)) troubles.push(`asked ${asked}`);
    });
    await page.goto(path);
    return page;
  }

  return {
    open: async (path, window = {}) => openIn(await profiles.use(window), path),
    leave: (page) => profiles.leave(page.context()),
    openBeside: async (page, path) => openIn(await page.context().newPage(), path),
    expectNoTroubles() {
      expect(troubles.splice(0)).toEqual([]);
    },
  };
}

/**
 * Profiles of a browser, emptied and handed out again: a new one takes its time, and has to fetch and compile the
 * application anew.
 */
function createProfiles(
  browser: Browser,
  shared: BrowserContextOptions & { readonly baseURL: string },
  owner: (SessionCookie & { readonly url: string }) | undefined,
) {
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
    /** A blank page in it. */
    async use(window: Window): Promise<Page> {
      const options = { ...contextOptions(window), ...shared };
      const kind = JSON.stringify(options);
      const context = await profileOf(options, kind);
      await context.clearCookies();
      const cookies = [window.as ?? owner].filter((one) => one !== undefined);
      if (!window.stranger) await context.addCookies(cookies.map((one) => ({ ...one, url: shared.baseURL })));
      used.set(context, kind);
      return context.pages()[0] ?? context.newPage();
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
      await session.send("Storage.clearDataForOrigin", { origin: shared.baseURL, storageTypes: "all" });
      await session.detach();
      idle.set(kind, [...(idle.get(kind) ?? []), context]);
    },
  };
}

export async function launchBrowser(): Promise<Browser> {
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
