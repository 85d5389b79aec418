// The ways in beside a password that is known: a provider, whatever it answers; a letter with a link to a new password.
import SQLite from "better-sqlite3";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { itinera } from "./command-line.ts";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { signIn } from "./member.ts";
import { enterBy } from "./owner-session.ts";
import { startServerWithWays, type ServerWithWays } from "./server-with-ways.ts";
import { totpOf } from "./totp.ts";
import { launchBrowser, readers, windowsOn, type Window, type Windows } from "./windows.ts";

let there: ServerWithWays;
let browser: Browser;
let windows: Windows;
beforeAll(async () => {
  [there, browser] = await Promise.all([startServerWithWays(), launchBrowser()]);
  const { url, provider } = there;
  windows = windowsOn(browser, { url }, { elsewhere: provider.settings.issuer });
});
afterAll(async () => {
  await browser.close();
  await there.close();
  windows.expectNoTroubles();
});

const operator = () => there.serving().client;
const open = (path: string, window?: Window) => windows.open(path, window);
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name }).waitFor();
const pathOf = (page: Page) => page.evaluate(() => location.pathname + location.search + location.hash);
const toProvider = (page: Page) => page.getByRole("link", { name: "Sign in with Our directory" });
const alert = (page: Page) => page.getByRole("alert");

async function check(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectToFit(page);
}

const people = {
  marta: { email: "marta@example.org", isVerified: true, name: "Marta" },
  ann: { email: "ann@example.org", isVerified: true, name: "Ann" },
};
const ann = { email: people.ann.email, password: "a river of ink" };

/** The provider's own pages: who they are there, and that Itinera may know it. */
async function signInThere(page: Page, login: string): Promise<void> {
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill("any");
  await page.locator("[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Has a password, and no part in what the provider says. */
const jan = { email: "jan@example.org", password: "a pond of ink" };
let janIsThere = false;
async function makeJan(): Promise<void> {
  if (!janIsThere) await operator().newAccount({ ...jan, name: "Jan" });
  janIsThere = true;
}

describe("at a provider", () => {
  it("somebody goes there and comes back to what they wanted to see; whom it does not help is told why", async () => {
    for (const [login, one] of Object.entries(people)) there.provider.people.set(login, one);
    const page = await open("/people");
    await toProvider(page).waitFor();
    // Nobody has a password.
    expect(await page.getByRole("textbox").count()).toBe(0);
    await check(page);
    await picture(page, "sign-in-provider-en-light");
    await toProvider(page).click();
    await signInThere(page, "marta");
    await alert(page).getByText("Nobody has invited your e-mail address yet.").waitFor();
    expect(await pathOf(page)).toBe("/sign-in?back=%2Fpeople");
    await check(page);
    await picture(page, "sign-in-problem-en-light");
    await page.reload();
    await toProvider(page).waitFor();
    expect(await alert(page).count()).toBe(0);

    await operator().invite({ email: people.marta.email, role: "administrator" });
    await toProvider(page).click();
    await heading(page, "People");
    const { accounts } = await operator().accounts();
    const marta = accounts.find(({ email }) => email === people.marta.email);
    if (!marta) throw new Error("She has come in");

    // A page that asks for something then is led away by itself.
    await page.goto("about:blank");
    await operator().suspendAccount(marta.id);
    await page.goto("/imports");
    await toProvider(page).click();
    await alert(page).getByText("This account has been suspended.").waitFor();
    await operator().readmitAccount(marta.id);

    for (const code of ["oidc.made-up", "edit", "<b>now</b>", "import"]) {
      const fooled = await open(`/sign-in?problem=${encodeURIComponent(code)}`, { lang: "ru" });
      await alert(fooled).getByText("Войти не получилось.").waitFor();
      expect(await pathOf(fooled)).toBe("/sign-in");
      expect(await fooled.locator("main").innerText()).not.toMatch(/made-up|object|now|edit/);
    }

    // A second step of hers is asked for here, too.
    await toProvider(page).click();
    await heading(page, "Imports");
    await page.goto("/account");
    await page.getByRole("button", { name: "Set it up" }).click();
    const secret = (await page.locator("code").first().innerText()).trim();
    await page.getByRole("textbox", { name: "Six digits" }).fill(totpOf(secret));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByRole("button", { name: /Your account$/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in");
    await page.goto("/people");
    await toProvider(page).click();
    await heading(page, "Second step");
    expect(await pathOf(page)).toBe("/sign-in?step=second&back=%2Fpeople");
    await check(page);
    await page.keyboard.type(totpOf(secret));
    await page.keyboard.press("Enter");
    await heading(page, "People");
  });

  it("whose account it is, is shown by its password first, and then the provider is enough", async () => {
    const { path } = await operator().invite({ role: "administrator" });
    await enterBy(there.url, path, { ...ann, name: "Ann" });
    const page = await open("/people");
    await toProvider(page).click();
    await signInThere(page, "ann");
    await alert(page).getByText("it is not certain that it is yours").waitFor();
    await signIn(page, ann);
    await heading(page, "People");
    const later = await open("/people");
    await toProvider(later).click();
    await signInThere(later, "ann");
    await heading(later, "People");

    // Somebody else there, while Ann is signed in here: she stays who she is.
    await later.goto("/account");
    await later.context().clearCookies({ name: /^_/ });
    there.provider.people.set("twin", { ...people.ann, email: "nobody@example.org" });
    await toProvider(later).click();
    await signInThere(later, "twin");
    await heading(later, "This did not work");
    await later.getByText("You are still signed in as Ann").waitFor();
    await check(later);
    await later.getByRole("button", { name: "Go on" }).click();
    await heading(later, "Your account");
  });

  it("a server is reached from other computers where somebody has come by it; one that is down is told of", async () => {
    const { folder } = there;
    const db = new SQLite(join(folder, "itinera.db"));
    const password = db.prepare("SELECT password FROM credential WHERE password IS NOT NULL").pluck().get();
    db.exec("UPDATE credential SET password = NULL");
    const page = await open("/people");
    await toProvider(page).waitFor();
    await there.endProvider();
    await there.serving().kill();
    const alone = await itinera("serve", "--data", folder, "--host", "0.0.0.0", "--port", "0");
    expect(alone).toMatchObject({ code: 1, out: "" });
    expect(alone.err).toContain("nobody has a password yet.");
    await there.restart("--host", "0.0.0.0");
    db.prepare("UPDATE credential SET password = ? WHERE providerId = 'credential'").run(password);
    db.close();
    await toProvider(page).click();
    await alert(page).getByText("The sign-in service does not answer.").waitFor();
    // The other way is open.
    await signIn(page, ann);
    await heading(page, "People");
  });
});

describe("a forgotten password", () => {
  beforeAll(makeJan);
  async function askFor(page: Page, email: string): Promise<void> {
    await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
    await page.keyboard.press("Enter");
  }
  /** The next letter to Jan. */
  async function linkAfter(count: number): Promise<string> {
    await expect.poll(() => there.letters().length).toBe(count + 1);
    const letter = there.letters().at(-1);
    expect(letter?.to).toBe(jan.email);
    return (letter?.link.pathname ?? "") + (letter?.link.hash ?? "");
  }

  it("a letter leads to a new one, and says nothing of who has an account; each link is good once, for its time", async () => {
    const page = await open("/sign-in?back=%2Fpeople");
    await signIn(page, { ...jan, password: "forgotten" });
    await page.getByText("is not right").waitFor();
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await heading(page, "A new password");
    await check(page);
    const address = page.getByRole("textbox", { name: "E-mail address" });
    expect(await address.inputValue()).toBe(jan.email);
    await askFor(page, "jan");
    await page.getByText("This is not an e-mail address.").waitFor();
    await askFor(page, "nobody@example.org");
    await page.getByText("If there is an account of nobody@example.org, a letter is on its way.").waitFor();
    await check(page);
    await picture(page, "forgotten-sent-en-light");
    const before = there.letters().length;
    await page.getByRole("button", { name: "Enter another address" }).click();
    await askFor(page, jan.email);
    await page.getByText(`If there is an account of ${jan.email}, a letter is on its way.`).waitFor();
    const first = await linkAfter(before);
    await page.getByRole("button", { name: "Enter another address" }).click();
    await askFor(page, jan.email);
    const second = await linkAfter(before + 1);

    const reader = await open(first);
    await heading(reader, "This link is not valid");
    await reader.goto(second);
    await reader.reload();
    await heading(reader, "Choose a new password");
    await reader.getByRole("textbox", { name: "New password" }).fill("a lake of ink");
    await reader.getByRole("button", { name: "Set the password" }).click();
    await reader.getByRole("button", { name: "Go to sign-in" }).click();
    await signIn(reader, jan);
    await reader.getByText("is not right").waitFor();
    await signIn(reader, { ...jan, password: "a lake of ink" });
    await reader.waitForURL((url) => url.pathname !== "/sign-in");
    const late = await open(second);
    await heading(late, "This link has been used");

    await page.getByRole("button", { name: "Enter another address" }).click();
    await askFor(page, jan.email);
    const third = await linkAfter(before + 2);
    const db = new SQLite(join(there.folder, "itinera.db"));
    db.exec("UPDATE ticket SET expires = 1 WHERE kind = 'reset-password'");
    db.close();
    await late.goto("/sign-in");
    await late.goto(third);
    await heading(late, "This link is too old");
    await check(late);
    await late.getByRole("link", { name: "Go to sign-in" }).click();
    await heading(late, "Sign in");
  });
});

describe("to be read by everybody", () => {
  beforeAll(makeJan);
  it.each(readers)("$title", async (window) => {
    const { title } = window;
    const name = (what: string) => `${what}-${title}`;
    const page = await open("/sign-in?problem=oidc.unproven&back=%2Fpeople", window);
    await alert(page).waitFor();
    await check(page);
    await picture(page, name("sign-in"));
    await page.goto("/sign-in?step=forgotten");
    await page.getByRole("textbox").waitFor();
    await check(page);
    await page.getByRole("textbox").fill("somebody.with.a.long.name@example.org");
    await page.keyboard.press("Enter");
    await page.getByText("Our directory").waitFor();
    await check(page);
    await picture(page, name("forgotten"));
  });
});
