// The first minutes of an installation that knows nobody: the printed link, the owner's own password; then signing in
// and out, the second step, and who else is signed in.
import type { MapId } from "@itinera/core";
import { createClient } from "@itinera/protocol";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { serve } from "./command-line.ts";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { newMember, signIn } from "./member.ts";
import { totpOf } from "./totp.ts";
import { useOwnApp } from "./use-app.ts";
import { launchBrowser, readers, windowsOn } from "./windows.ts";

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name }).waitFor();
const pathOf = (page: Page) => page.evaluate(() => location.pathname + location.search + location.hash);

/** By the menu of the account, in the rail. */
async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Your account$/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

/** Whatever was begun, ended after the test. */
const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A server as `npm start` starts it, and windows that it does not know. */
async function firstStart() {
  const data = await mkdtemp(join(tmpdir(), "itinera-first-"));
  endings.push(() => rm(data, { recursive: true, force: true }));
  const serving = await serve(data);
  endings.push(() => serving.kill());
  await expect.poll(() => serving.printed()).toContain("/enter#");
  const browser = await launchBrowser();
  endings.push(() => browser.close());
  const { open } = windowsOn(browser, serving);
  return { open, serving, link: /\S+\/enter#\S+/.exec(serving.printed())?.[0] ?? "" };
}

describe("a new installation", () => {
  it("lets in by the printed link, once; whoever else comes is told of it", async () => {
    const { open, link } = await firstStart();
    const stranger = await open("/imports");
    await heading(stranger, "Come in by the link in the terminal");
    expect(await pathOf(stranger)).toBe("/sign-in?back=%2Fimports");
    await picture(stranger, "by-link-en-light");
    await expectAccessible(stranger);

    const page = await open(link);
    await page.waitForURL("**/welcome");
    // Nothing of it is left to be pressed, or read over a shoulder.
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await page.goBack().catch(() => undefined);
    expect(page.url()).not.toContain("#");

    await page.goto(link);
    await heading(page, "This link has been used");
    expect(await pathOf(page)).toBe("/enter");
    await page.getByRole("link", { name: "Go to the maps" }).click();
    await page.waitForURL("**/welcome");

    await stranger.goto(link);
    await heading(stranger, "This link has been used");
    await stranger.getByRole("link", { name: "Go to sign-in" }).click();
    await heading(stranger, "Come in by the link in the terminal");
  });

  it("its owner chooses an address and a password, goes, and comes back with them", async () => {
    const { open, link } = await firstStart();
    const page = await open(link);
    await page.waitForURL("**/welcome");
    await page.goto("/account");
    await heading(page, "Your account");
    const first = page.getByRole("region", { name: "Before others come" });
    await first.getByRole("button", { name: "Save address and password" }).click();
    await first.getByText("Enter an e-mail address.").waitFor();
    await first.getByText("Too short").waitFor();
    await first.getByRole("textbox", { name: "E-mail address" }).fill("marta@example.org");
    await first.getByRole("textbox", { name: "Password" }).fill("marta draws maps");
    await first.getByRole("button", { name: "Show the password" }).click();
    await picture(page, "account-first-en-light");
    await first.getByRole("button", { name: "Save address and password" }).click();
    await page.getByText("marta@example.org", { exact: true }).waitFor();

    await signOut(page);
    await heading(page, "Sign in");
    expect(await pathOf(page)).toBe("/sign-in");
    await page.goBack();
    await page.waitForURL("**/sign-in?back=**");

    await page.goto("/templates?project=Bistro");
    await page.waitForURL("**/sign-in?back=**");
    await signIn(page, { email: "marta@example.org", password: "marta draws lamps" });
    await page.getByText("The e-mail address or the password is not right.").waitFor();
    await expectAccessible(page);
    await signIn(page, { email: "Marta@Example.org", password: "marta draws maps" });
    await heading(page, "Templates");
    expect(await pathOf(page)).toBe("/templates?project=Bistro");
  });
});

it("somebody who is in two workspaces goes from one to the other, and sees the maps of each alone", async () => {
  const { open, serving } = await firstStart();
  const { client, url, token } = serving;
  const { id } = await client.newWorkspace("Clinic");
  const clinic = createClient({
    origin: url,
    token,
    workspace: id,
    fetch: (path, init) => fetch(path, init as RequestInit),
  });
  const from = { kind: "template", template: "generic", lang: "en" } as const;
  await client.newMap({ project: "Lamps", from });
  await clinic.newMap({ project: "Patients", from });
  const who = { email: "ines@example.org", password: "ines draws lamps" };
  await client.newAccount({ ...who, name: "Ines" });
  const { path } = await clinic.invite({ role: "viewer" });

  const page = await open("/");
  await signIn(page, who);
  await page.getByRole("region", { name: "Lamps" }).waitFor();
  await page.goto(path);
  await heading(page, "Invitation to the workspace “Clinic”");
  await page.getByRole("button", { name: "Join as Ines" }).click();
  await page.getByRole("region", { name: "Patients" }).waitFor();
  expect(await page.getByRole("region", { name: "Lamps" }).count()).toBe(0);

  await page.getByRole("button", { name: /^Ines Clinic Your account$/ }).click();
  await expectAccessible(page);
  await page.getByRole("menuitemradio", { name: /Workspace without a name/ }).click();
  await page.getByRole("region", { name: "Lamps" }).waitFor();
  expect(await page.getByRole("region", { name: "Patients" }).count()).toBe(0);
});

/** Writes a card that waits on this computer: from now on nothing of the room reaches the server. */
async function writeOffline(page: Page, map: MapId, text: string): Promise<void> {
  await page.goto(`/map/${map}`);
  await page.getByRole("grid").waitFor();
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.routeWebSocket(/\/room$/, (socket) => {
    void socket.close();
  });
  await page.reload();
  await page.getByText("No connection").waitFor();
  await page.locator("[role=gridcell][data-place]").first().focus();
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Text of the card" }).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.getByText("1 edit waits on this computer").waitFor();
}

describe("somebody who has a password", () => {
  const used = useOwnApp();
  const asStranger = { stranger: true } as const;

  async function signedIn(name: string): Promise<Page> {
    const member = await newMember(used, name, "editor");
    const page = await used.open("/account", asStranger);
    await signIn(page, member);
    await heading(page, "Your account");
    return page;
  }

  it("does not leave the site by the address that they are led back to", async () => {
    const member = await newMember(used, "Piotr", "editor");
    const page = await used.open("/sign-in?back=%2F%2Fevil.example%2Fmap", asStranger);
    await signIn(page, member);
    await heading(page, /Draw the journey|Maps/);
    expect(page.url().startsWith(used.url)).toBe(true);
  });

  it("sets a second step up, and signs in with the authenticator and with a recovery code", async () => {
    const page = await signedIn("Ola");
    const part = page.getByRole("region", { name: "Second step" });
    await part.getByRole("button", { name: "Set it up" }).click();
    await part.getByRole("textbox", { name: "Your password now" }).fill("not my password");
    await page.keyboard.press("Enter");
    await part.getByText("This is not your password.").waitFor();
    await part.getByRole("textbox", { name: "Your password now" }).fill("a river of ink");
    await page.keyboard.press("Enter");
    await part.getByRole("img", { name: "Picture with the secret" }).waitFor();
    const secret = (await part.locator("code").textContent()) ?? "";
    await picture(page, "second-step-en-light");
    await expectAccessible(page);
    await part.getByRole("textbox", { name: "Six digits" }).fill(totpOf(secret));
    await page.keyboard.press("Enter");
    const list = part.getByRole("list", { name: "Recovery codes" });
    await list.waitFor();
    const codes = await list.getByRole("listitem").allTextContents();
    expect(codes.length).toBe(10);
    await picture(page, "recovery-codes-en-light");
    const downloading = page.waitForEvent("download");
    await part.getByRole("button", { name: "Download" }).click();
    expect((await downloading).suggestedFilename()).toBe("itinera-recovery-codes.txt");
    await part.getByRole("button", { name: "I have kept them" }).click();
    await part.getByText("The second step is on").waitFor();

    await signOut(page);
    const member = { email: "ola@example.org", password: "a river of ink" };
    await signIn(page, member);
    await page.getByRole("textbox", { name: "Six digits" }).fill("000000");
    await page.keyboard.press("Enter");
    await page.getByText("The code is not right").waitFor();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Six digits" }).fill(totpOf(secret));
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/sign-in");

    await page.goto("/account");
    await signOut(page);
    await heading(page, "Sign in");
    await signIn(page, member);
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByRole("textbox", { name: "Recovery code" }).fill(codes[0] ?? "");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    await page.goto("/account");
    await part.getByRole("button", { name: "Turn it off" }).click();
    await part.getByRole("textbox", { name: "Your password now" }).fill("a river of ink");
    await page.keyboard.press("Enter");
    await part.getByRole("button", { name: "Set it up" }).waitFor();
  });

  it("signs out another browser: its map closes, and the words that were being written are there again", async () => {
    const map = await used.newMap();
    const here = await signedIn("Ewa");
    const there = await used.open(`/map/${map}`, asStranger);
    await signIn(there, { email: "ewa@example.org", password: "a river of ink" });
    await there.getByRole("grid").waitFor();
    await there.getByText("Saved", { exact: true }).waitFor();
    await there.locator("[role=gridcell][data-place]").first().focus();
    await there.keyboard.press("n");
    await there.getByRole("textbox", { name: "Text of the card" }).waitFor();
    await there.keyboard.type("Half a sentence");

    await here.reload();
    const sessions = here.getByRole("region", { name: "Signed in here" });
    await sessions.getByText("This browser").waitFor();
    await sessions.getByText("Chrome, Linux").first().waitFor();
    await expectAccessible(here);
    await sessions.getByRole("button", { name: "Sign out Chrome, Linux" }).first().click();
    await here.getByText("1 browser is signed out").waitFor();

    await heading(there, "Sign in");
    expect(await pathOf(there)).toBe(`/sign-in?back=${encodeURIComponent(`/map/${map}`)}`);
    await signIn(there, { email: "ewa@example.org", password: "a river of ink" });
    await there.getByRole("group", { name: "Half a sentence" }).waitFor();
    await there.getByText("Saved", { exact: true }).waitFor();
    expect(JSON.stringify((await used.client.map(map)).cards)).toContain("Half a sentence");
  });

  it("is asked before edits are lost that wait on this computer, and leaves no map there", async () => {
    const map = await used.newMap();
    const page = await signedIn("Iga");
    await writeOffline(page, map, "In the tunnel");

    const databases = () =>
      page.evaluate(async () =>
        (await indexedDB.databases()).filter(({ name }) => name?.startsWith("itinera")),
      );
    await page.goto("/account");
    await signOut(page);
    const question = page.getByRole("alertdialog", { name: "Sign out and lose edits?" });
    await question.getByText("1 edit has not reached the server yet.").waitFor();
    await expectAccessible(page);
    await question.getByRole("button", { name: "Stay signed in" }).click();
    await question.waitFor({ state: "detached" });
    expect(await databases()).toHaveLength(1);
    await signOut(page);
    await question.getByRole("button", { name: "Sign out and lose them" }).click();
    await heading(page, "Sign in");
    expect(await databases()).toHaveLength(0);
  });

  it("neither sees nor sends what another left waiting in the same browser", async () => {
    const map = await used.newMap();
    const page = await signedIn("Ada");
    await writeOffline(page, map, "Of Ada alone");

    await page.context().clearCookies();
    await page.unrouteAll();
    const other = await newMember(used, "Max", "editor");
    const beside = await used.openBeside(page, `/map/${map}`);
    await signIn(beside, other);
    await beside.getByRole("grid").waitFor();
    await beside.getByText("Saved", { exact: true }).waitFor();
    expect(await beside.getByRole("group", { name: "Of Ada alone" }).count()).toBe(0);
    expect(JSON.stringify((await used.client.map(map)).cards)).not.toContain("Of Ada alone");

    await beside.context().clearCookies();
    await beside.goto(`/map/${map}`);
    await signIn(beside, { email: "ada@example.org", password: "a river of ink" });
    await beside.getByRole("group", { name: "Of Ada alone" }).waitFor();
    await beside.getByText("Saved", { exact: true }).waitFor();
  });
});

describe("the pages of the way in and of the account", () => {
  const used = useOwnApp();

  it("are read in three languages, by light and by dark, on a phone", async () => {
    await newMember(used, "Jan", "editor");
    for (const window of readers) {
      for (const path of ["/sign-in", "/enter#spoilt", "/account"]) {
        const page = await used.open(path, { ...window, stranger: path !== "/account" });
        await page.getByRole("heading", { level: 1 }).waitFor();
        await expectAccessible(page);
        await expectToFit(page);
      }
    }
  });
});
