// Keys for programs: made and revoked by whoever they work for, seen and revoked by those who answer for the workspace.
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import type { Somebody } from "./somebody.ts";
import { useOwnApp } from "./use-app.ts";
import { readers } from "./windows.ts";

const used = useOwnApp();

let ines: Somebody;
let viewer: Somebody;
beforeAll(async () => {
  ines = await used.somebody("Ines", "editor");
  viewer = await used.somebody("Paul", "viewer");
});

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

async function check(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectToFit(page);
}

/** As a program does. */
const ask = (token: string, path: string, init: RequestInit = {}) =>
  fetch(`${used.url}/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });

async function revoke(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Revoke the key ${name}` }).click();
  const dialog = page.getByRole("alertdialog");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await page.getByText(`The key ${name} is revoked`).waitFor();
}

it("a key is shown once, may what was chosen, and is refused when it is revoked", async () => {
  const page = await used.open("/account", { as: ines.cookie });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const part = page.getByRole("region", { name: "API keys" });
  await part.getByRole("button", { name: "Make a key" }).click();
  await part.getByText("Sees maps, personas and imports").click();
  await part.getByRole("button", { name: "Make the key" }).click();
  await part.getByText("Give the key a name.").waitFor();
  await part.getByText("Choose at least one.").waitFor();
  await check(page);
  await part.getByRole("textbox", { name: "Name" }).fill("Nightly job");
  await part.getByText("Sees maps, personas and imports").click();
  await part.getByRole("checkbox", { name: /^Ask/ }).press("Space");
  await part.getByRole("button", { name: /Good for/ }).click();
  await page.getByRole("option", { name: "30 days" }).click();
  await part.getByRole("button", { name: "Make the key" }).click();
  await part.getByText("Copy it now: it is not shown again.").waitFor();
  await check(page);
  await picture(page, "key-made-en-light");
  await part.getByRole("button", { name: "Copy" }).click();
  await page.getByText("The key is copied").waitFor();
  const token = await page.evaluate(() => navigator.clipboard.readText());
  expect(token).toMatch(/^itk_/);

  await part.getByText("not used yet").waitFor();
  expect((await ask(token, "/maps")).status).toBe(200);
  const body = JSON.stringify({ name: "By a program" });
  expect((await ask(token, "/projects", { method: "POST", body })).status).toBe(403);
  const [line] = (await ines.client.ownKeys()).keys;
  const days = ((line?.expires ?? 0) - Date.now()) / (24 * 3_600_000);
  expect(Math.round(days)).toBe(30);

  await part.getByRole("button", { name: "I have kept it" }).click();
  await page.reload();
  await part.getByText("May: Read and Ask").waitFor();
  await part.getByText(/last used/).waitFor();
  // Enough to know it by, and not to use it.
  await part.getByText(`itk_${line?.id.slice(0, 8)}…`).waitFor();
  expect(await page.content()).not.toContain(token.slice(-20));
  await revoke(page, "Nightly job");
  await expect.poll(() => part.getByRole("listitem").count()).toBe(0);
  expect((await ask(token, "/maps")).status).toBe(401);
});

it("whoever answers for the workspace sees everybody's keys, ends one, and finds it in the audit log", async () => {
  const { token } = await ines.client.newKey({ name: "Dashboard", scopes: ["read"], expires: null });
  const old = await ines.client.newKey({ name: "Old script", scopes: ["edit"], expires: Date.now() + 1_000 });
  const page = await used.open("/people");
  const keys = page.getByRole("region", { name: "API keys" });
  const line = keys.getByRole("listitem").filter({ hasText: "Dashboard" });
  await line.getByText("of Ines").waitFor();
  await line.getByText("does not run out").waitFor();
  await expect.poll(async () => (await ask(old.token, "/maps")).status).toBe(401);
  await page.reload();
  await keys
    .getByRole("listitem")
    .filter({ hasText: "Old script" })
    .getByText(/^ran out/)
    .waitFor();
  await check(page);
  await picture(page, "keys-of-all-en-light");
  await revoke(page, "Dashboard");
  expect((await ask(token, "/maps")).status).toBe(401);
  await page.getByRole("link", { name: "Audit log" }).click();
  await heading(page, "Audit log");
  await page
    .getByRole("cell", { name: /^Key revoked/ })
    .first()
    .waitFor();
  await check(page);

  const theirs = await used.open("/people", { as: viewer.cookie });
  await theirs.getByRole("listitem").filter({ hasText: "Ines" }).waitFor();
  expect(await theirs.getByRole("link", { name: "Audit log" }).count()).toBe(0);
  expect(await theirs.getByText("API keys").count()).toBe(0);
});

const words = {
  en: { open: "Make a key", make: "Make the key" },
  ru: { open: "Создать ключ", make: "Создать ключ" },
  pl: { open: "Utwórz klucz", make: "Utwórz klucz" },
} as const;

it.each(readers)("to be read by everybody: $title", async (window) => {
  const { lang, title } = window;
  const name = (what: string) => `${what}-${title}`;
  const scopes = ["read", "edit", "import", "ask", "share", "people"] as const;
  await used.client.newKey({ name: `Of the owner, ${name("")}`, scopes: [...scopes], expires: null });
  const page = await used.open("/account", window);
  await page.getByRole("button", { name: words[lang].open }).click();
  await page.getByRole("checkbox").first().waitFor();
  await check(page);
  await page.getByRole("checkbox").first().scrollIntoViewIfNeeded();
  await picture(page, name("key-form"));
  await page.getByRole("button", { name: words[lang].make }).scrollIntoViewIfNeeded();
  await page.locator("form:has([type=checkbox]) [type=text]").fill(name("A program"));
  await page.getByRole("button", { name: words[lang].make }).click();
  await page.getByText("curl").waitFor();
  await check(page);
  await page.getByText("curl").scrollIntoViewIfNeeded();
  await picture(page, name("key-made"));
  await page.goto("/people");
  await page.getByText(/^itk_/).first().waitFor();
  await check(page);
  await page.getByText(/^itk_/).first().scrollIntoViewIfNeeded();
  await picture(page, name("people-keys"));
});
