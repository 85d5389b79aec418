import axe from "axe-core";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Axe finds nothing on the page as it stands; `within`: only there, where something has to be. */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  // What is still coming up is transparent, and axe would take it for hidden.
  await page.waitForFunction(() => document.querySelector("[data-entering], [data-exiting]") === null);
  // A sheet is drawn bit by bit: a row whose cells are still to come is no row.
  await page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const all = document.getElementsByTagName("*");
        const count = all.length;
        setTimeout(() => resolve(all.length === count), 80);
      }),
  );
  // Axe's own adapter sends every rule that passed, with every element, out of the page: ten seconds for a map.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(`${axe.source};undefined`);
  const violations = await page.evaluate(async (part) => {
    const { axe: inPage } = window as unknown as { readonly axe: typeof axe };
    // React Aria reads a chosen option aloud by its id and forgets it after seven seconds, when the list may be
    // closed already: what is said is not what stands there.
    const context = { include: [part], exclude: ["[data-live-announcer] [role=img]"] };
    const found = await inPage.run(context, { resultTypes: ["violations"] });
    return found.violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
  }, within);
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
