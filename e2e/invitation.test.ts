// How others come: an invitation taken by somebody new, by somebody who is known, and by somebody for whom it is not;
// and what each of them is then offered.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, expectToFit, picture } from "./harness.ts";
import { newMember, password, signIn } from "./member.ts";
import { useOwnApp } from "./use-app.ts";

const used = useOwnApp();
const asStranger = { stranger: true } as const;

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name }).waitFor();
const card = (page: Page, name: string) => page.getByRole("group", { name });

async function addCard(page: Page, words: string): Promise<void> {
  await page.locator("[role=gridcell][data-place]").first().focus();
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Text of the card" }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await card(page, words).waitFor();
}

async function join(page: Page, who: { readonly name: string; readonly email?: string }): Promise<void> {
  await page.getByRole("textbox", { name: "Name" }).fill(who.name);
  if (who.email) await page.getByRole("textbox", { name: "E-mail address" }).fill(who.email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Join", exact: true }).click();
}

it("somebody new joins, sees the maps, and draws beside the owner; nobody else comes in by it", async () => {
  const map = await used.newMap();
  const { path } = await used.client.invite({ role: "editor" });
  const page = await used.open(path, asStranger);
  await heading(page, "An invitation");
  await page.getByText("Owner invites you. Your role there: Editor.").waitFor();
  await expectAccessible(page);
  await picture(page, "invitation-en-light");
  // Not in the address, and yet there when the page is loaded again.
  expect(page.url()).not.toContain("#");
  await page.reload();
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.getByText("Enter a name.").waitFor();
  await page.getByText("Enter an e-mail address.").waitFor();
  await page.getByText("Too short").waitFor();
  await join(page, { name: "Tomasz", email: "tomasz@example" });
  await page.getByText("This is not an e-mail address.").waitFor();
  await join(page, { name: "Tomasz", email: "tomasz@example.org" });
  await heading(page, "Maps");
  await page
    .getByRole("link", { name: /Current state/ })
    .first()
    .click();
  await page.getByRole("grid").waitFor();

  const owner = await used.openMap(map);
  await addCard(page, "By Tomasz");
  await card(owner, "By Tomasz").waitFor();
  await addCard(owner, "By the owner");
  await card(page, "By the owner").waitFor();

  const late = await used.open(path, asStranger);
  await heading(late, "This link has been used");
});

it("for an address that has an account: they sign in, come back, and are a guest of one map", async () => {
  const map = await used.newMap();
  const other = await used.newMap({ kind: "template", template: "blank", lang: "en" });
  const olga = await newMember(used, "Olga", "viewer");
  for (const { account, name } of (await used.client.members()).members)
    if (name === olga.name) await used.client.removeMember(account);
  const { path } = await used.client.invite({ email: olga.email, role: "editor", map });
  const page = await used.open(path, asStranger);
  await heading(page, /^Invitation to the map “/);
  await page.getByText(`There is an account of ${olga.email} already.`).waitFor();
  // Without it, there is nothing for her here.
  const aside = await used.openBeside(page, "/sign-in");
  await signIn(aside, olga);
  await heading(aside, "You are in no workspace");
  await expectAccessible(aside);
  await aside.getByRole("button", { name: "Sign out" }).click();
  await heading(aside, "Sign in");
  await aside.close();

  await page.getByRole("link", { name: "Sign in to join" }).click();
  await signIn(page, olga);
  await page.getByRole("button", { name: "Join as Olga" }).click();
  await page.waitForURL(`**/map/${map}`);
  await page.getByRole("grid").waitFor();
  await addCard(page, "By Olga");
  await page.getByText("Saved", { exact: true }).waitFor();

  await page.goto("/");
  await heading(page, "Maps");
  await page.locator(`a[href="/map/${map}"]`).waitFor();
  expect(await page.locator(`a[href="/map/${other}"]`).count()).toBe(0);
  await page.goto(`/map/${other}`);
  await page.getByText("There is nothing at this address").waitFor();
});

it("for another address than that of the account that is signed in", async () => {
  const marta = await newMember(used, "Marta", "editor");
  const { path } = await used.client.invite({ email: "leon@example.org", role: "viewer" });
  const page = await used.open("/account", asStranger);
  await signIn(page, marta);
  await heading(page, "Your account");
  await page.goto(path);
  await page.getByText("This invitation is for leon@example.org").waitFor();
  expect(await page.getByRole("button", { name: /^Join/ }).count()).toBe(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use another account" }).click();

  const email = page.getByRole("textbox", { name: "E-mail address" });
  await email.waitFor();
  expect(await email.inputValue()).toBe("leon@example.org");
  await email.focus();
  await page.keyboard.type("x");
  expect(await email.inputValue()).toBe("leon@example.org");
  await join(page, { name: "Leon" });
  await heading(page, "Maps");
});

it("an address that is taken is said beside the field, with the way to sign in", async () => {
  const ada = await newMember(used, "Ada", "editor");
  const { path } = await used.client.invite({ role: "editor" });
  const page = await used.open(path, { stranger: true, phone: true });
  await join(page, ada);
  await page.getByText("There is an account of this e-mail address.").waitFor();
  await expectAccessible(page);
  await expectToFit(page);
  await page.getByRole("link", { name: "I have an account here" }).click();
  // Both pages have the same fields.
  await heading(page, "Sign in");
  await signIn(page, ada);
  await page.getByRole("button", { name: "Join as Ada" }).waitFor();
});

it("one that is withdrawn, before it is opened or while it lies open", async () => {
  const { path, id } = await used.client.invite({ role: "editor" });
  const page = await used.open(path, asStranger);
  await heading(page, "An invitation");
  await used.client.withdrawInvitation(id);
  await join(page, { name: "Late", email: "late@example.org" });
  await heading(page, "This link is not valid");
  await expectAccessible(page);
  const later = await used.open(path, asStranger);
  await heading(later, "This link is not valid");
  await later.getByRole("link", { name: "Go to sign-in" }).click();
  await heading(later, "Sign in");
});
