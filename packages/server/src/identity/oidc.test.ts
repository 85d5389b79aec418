// Signing in at a provider by OpenID Connect: whose account it is, and who is not let in.
import type { EpochMs } from "@itinera/core";
import { defaultWorkspace } from "@itinera/store";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { allow, rulesUnderTest } from "../outgoing/canary.test-kit.ts";
import type { Letter } from "../outgoing/mail/letter.ts";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";
import { codeOf } from "./authenticator.test-kit.ts";
import { startHonestProvider, type HonestProvider } from "./honest-provider.test-kit.ts";
import type { ProviderSettings } from "./provider-settings.ts";
import { windowOn, type Window } from "./window.test-kit.ts";

let there: HonestProvider;
beforeAll(async () => {
  there = await startHonestProvider();
});
afterAll(() => there.close());
beforeEach(() => {
  there.people.clear();
  clock = undefined;
});

let under: ServerUnderTest;
let letters: Letter[] = [];
let clock: number | undefined;
async function open(settings: Partial<ProviderSettings> = {}) {
  letters = [];
  under = await serverUnderTest(undefined, {
    sessionOf: "real",
    now: () => (clock ?? Date.now()) as EpochMs,
    parts: {
      outgoing: rulesUnderTest({ allowed: allow("127.0.0.1") }),
      provider: { ...there.settings, ...settings },
      mailer: {
        about: { host: "", port: 0, from: "" },
        async send(letter) {
          letters.push(letter);
          return { kind: "sent" };
        },
      },
    },
  });
}
afterEach(() => under.close());

const marta = "marta@example.org";
const password = "a long enough one";
const login = "subject of Marta";
const isMarta = (email = marta, isVerified = true) => {
  there.people.set(login, { email, isVerified, name: "Marta Nowak" });
};

const newWindow = () => windowOn(under.server.app);
/** The whole way there and back; where it leads. */
async function signIn(window: Window, as = login, back?: string): Promise<string> {
  return window.comeBack(await there.signIn(await window.begin(back), as));
}
const problem = (code: string) => `/sign-in?problem=${code}`;
const tokenOf = (path: string) => path.slice(path.indexOf("#") + 1);
const useTicket = (window: Window, path: string, more: object = {}) =>
  window.ask("POST", "/v1/tickets/use", { token: tokenOf(path), ...more });
const accounts = async () => (await under.client.accounts()).accounts;
const accountOf = async (email: string) => (await accounts()).find((one) => one.email === email);

async function actions(): Promise<readonly string[]> {
  const { db } = under.store.identity as {
    db: { selectFrom(table: string): { selectAll(): { execute(): Promise<{ action: string }[]> } } };
  };
  return (await db.selectFrom("audit").selectAll().execute()).map(({ action }) => action);
}

describe("whoever is expected", () => {
  it("comes in by an invitation for their address, and is what it says; a page before remembers where they were going", async () => {
    await open();
    await under.client.invite({ email: marta, role: "commenter" });
    isMarta("Marta@Example.org");
    const window = newWindow();
    expect(await under.server.somebodyCanSignIn()).toBe(false);
    expect(await signIn(window, login, "/map/1?lane=2#card")).toBe("/map/1?lane=2#card");
    expect(await under.server.somebodyCanSignIn()).toBe(true);
    expect(await window.me()).toMatchObject({
      kind: "account",
      account: { email: marta, name: "Marta Nowak", hasPassword: false },
      workspace: { id: defaultWorkspace, role: "commenter" },
    });
    expect((await under.client.invitations()).invitations).toEqual([]);
    expect(await actions()).toEqual(["invitation.made", "account.made", "ticket.used", "sign-in.done"]);
    const account = (await accountOf(marta))?.id;
    // From now on by their subject, whatever becomes of their address there.
    isMarta("marta.kowalska@example.org", false);
    const other = newWindow();
    expect(await signIn(other)).toBe("/");
    expect((await other.me()).account).toMatchObject({ id: account, email: marta });
  });

  it("gets an account where their domain is expected, and never more than it says", async () => {
    await open({ domains: ["example.org"], role: "viewer" });
    isMarta();
    const window = newWindow();
    expect(await signIn(window)).toBe("/");
    expect(await window.me()).toMatchObject({ workspace: { role: "viewer" } });
    there.people.set("other", { email: "marta@evil-example.org", isVerified: true });
    there.people.set("inner", { email: "marta@sub.example.org", isVerified: true });
    for (const one of ["other", "inner"])
      expect(await signIn(newWindow(), one)).toBe(problem("oidc.unknown"));
    // Who was sent away does not come back by their domain.
    const account = (await accountOf(marta))?.id;
    if (account) await under.client.removeMember(account);
    expect(await signIn(newWindow())).toBe(problem("oidc.unknown"));
    await under.client.invite({ email: marta, role: "editor" });
    expect(await signIn(newWindow())).toBe("/");
  });

  it("takes the account that the operator made for them; links to it that others may hold are no longer good", async () => {
    await open();
    const { account, path } = await under.client.newAccount({ email: marta, role: "editor" });
    const { path: second } = await under.client.accountLink(account, { kind: "sign-in" });
    expect(second).not.toBe(path);
    const stranger = newWindow();
    expect((await useTicket(stranger, second)).status).toBe(200);
    const { path: reset } = await under.client.accountLink(account, { kind: "reset-password" });
    isMarta();
    const window = newWindow();
    expect(await signIn(window)).toBe("/");
    expect(await window.me()).toMatchObject({ account: { id: account }, workspace: { role: "editor" } });
    expect((await stranger.me()).kind).toBe("nobody");
    expect((await useTicket(stranger, reset, { password })).status).toBe(404);
  });

  it("finds the provider's name on the sign-in page", async () => {
    await open();
    expect((await newWindow().ask("GET", "/v1/me")).json()).toMatchObject({
      kind: "nobody",
      mail: true,
      provider: "Our directory",
    });
  });

  it("makes one account by two windows at once", async () => {
    await open({ domains: ["example.org"] });
    isMarta();
    const windows = [newWindow(), newWindow(), newWindow()];
    const urls = await Promise.all(windows.map(async (one) => there.signIn(await one.begin(), login)));
    const led = await Promise.all(windows.map((one, at) => one.comeBack(urls[at] ?? "")));
    expect(led).toEqual(["/", "/", "/"]);
    expect(await accounts()).toHaveLength(1);
  });

  it("gives the code of their authenticator too, where they have set one up", async () => {
    await open();
    const { path } = await under.client.newAccount({ email: marta });
    const first = newWindow();
    await useTicket(first, path);
    const { uri } = (await first.ask("POST", "/v1/me/second-step", {})).json<{ uri: string }>();
    await first.ask("POST", "/v1/me/second-step/confirm", { code: codeOf(uri) });
    isMarta();
    const window = newWindow();
    expect(await signIn(window, login, "/map/1")).toBe("/sign-in?step=second&back=%2Fmap%2F1");
    expect((await window.me()).kind).toBe("nobody");
    expect((await window.ask("POST", "/v1/sign-in/second", { code: "000000" })).status).toBe(401);
    expect((await window.ask("POST", "/v1/sign-in/second", { code: codeOf(uri) })).status).toBe(200);
    expect((await window.me()).account.email).toBe(marta);
  });
});

describe("an account of the same address", () => {
  /** Somebody who holds an open invitation, and types whatever address they like. */
  async function registered(email: string): Promise<Window> {
    const { path } = await under.client.invite({ role: "editor" });
    const window = newWindow();
    const used = await useTicket(window, path, { name: "Somebody", email, password });
    expect(used.status).toBe(200);
    return window;
  }

  it("stays with whoever registered it, until they show in the same browser that it is theirs", async () => {
    await open({ domains: ["example.org"] });
    await registered(marta);
    isMarta();
    const window = newWindow();
    expect(await signIn(window)).toBe(problem("oidc.unproven"));
    expect((await window.me()).kind).toBe("nobody");
    expect(await accounts()).toHaveLength(1);
    expect(await actions()).toContain("sign-in.refused");
    await window.ask("POST", "/v1/sign-in", { email: marta, password });
    expect(await signIn(window)).toBe("/");
    expect(await signIn(newWindow())).toBe("/");
  });

  it("is theirs who read a letter to it; a provider's word that came before does not stay", async () => {
    await open();
    // The address of somebody else, taken by who came by the provider and has no password.
    await under.client.invite({ email: "eve@example.org", role: "editor" });
    there.people.set("eve", { email: "eve@example.org", isVerified: true });
    const eve = newWindow();
    await signIn(eve, "eve");
    expect((await eve.ask("PATCH", "/v1/me", { email: marta })).status).toBe(200);
    isMarta();
    expect(await signIn(newWindow())).toBe(problem("oidc.other-person"));

    await newWindow().ask("POST", "/v1/forgotten", { email: marta });
    // The first was the invitation.
    await expect.poll(() => letters.length).toBe(2);
    const content = letters[1]?.content;
    if (content?.kind !== "reset-password") throw new Error("Another letter came");
    await useTicket(newWindow(), content.link.hash, { password });
    expect((await eve.me()).kind).toBe("nobody");
    expect(await signIn(newWindow(), "eve")).toBe(problem("oidc.unknown"));
    expect(await signIn(newWindow())).toBe("/");
  });

  it("a reset by a link that the operator hands over proves no address", async () => {
    await open();
    const { account } = await under.client.newAccount({ email: marta });
    const { path } = await under.client.accountLink(account, { kind: "reset-password" });
    expect((await useTicket(newWindow(), path, { password })).status).toBe(200);
    isMarta();
    expect(await signIn(newWindow())).toBe(problem("oidc.unproven"));
  });

  it("is nobody else's because somebody wrote that address into their own account", async () => {
    await open();
    const { path } = await under.client.newAccount({ email: "eve@example.org" });
    const eve = newWindow();
    await useTicket(eve, path);
    await eve.ask("PATCH", "/v1/me", { email: marta });
    isMarta();
    expect(await signIn(newWindow())).toBe(problem("oidc.unproven"));
    expect((await eve.me()).account.email).toBe(marta);
  });

  it("is not for another subject with the same address, unless they are signed in to it", async () => {
    await open();
    const { account } = await under.client.newAccount({ email: marta });
    isMarta();
    expect(await signIn(newWindow())).toBe("/");
    there.people.set("another Marta", { email: marta, isVerified: true });
    expect(await signIn(newWindow(), "another Marta")).toBe(problem("oidc.other-person"));
    // Whoever runs the server has looked, and hands them a link.
    const { path } = await under.client.accountLink(account, { kind: "sign-in" });
    const window = newWindow();
    await useTicket(window, path);
    expect(await signIn(window, "another Marta")).toBe("/");
    expect(await signIn(newWindow())).toBe(problem("oidc.other-person"));
  });
});

describe("nobody comes in", () => {
  it("whose address the provider does not confirm, account or not", async () => {
    await open({ domains: ["example.org"] });
    isMarta(marta, false);
    expect(await signIn(newWindow())).toBe(problem("oidc.unverified"));
    await under.client.newAccount({ email: marta });
    const window = newWindow();
    expect(await signIn(window)).toBe(problem("oidc.unverified"));
    expect((await window.me()).kind).toBe("nobody");
  });

  it("whom nobody knows; nothing of them stays", async () => {
    await open();
    isMarta();
    expect(await signIn(newWindow())).toBe(problem("oidc.unknown"));
    expect(await accounts()).toEqual([]);
  });

  it("who is suspended, whether the provider's person is known already or not", async () => {
    await open();
    const { account } = await under.client.newAccount({ email: marta });
    isMarta();
    await under.client.suspendAccount(account);
    expect(await signIn(newWindow())).toBe(problem("sign-in.suspended"));
    await under.client.readmitAccount(account);
    const window = newWindow();
    expect(await signIn(window)).toBe("/");
    await under.client.suspendAccount(account);
    expect((await window.me()).kind).toBe("nobody");
    expect(await under.server.somebodyCanSignIn()).toBe(false);
    expect(await signIn(window)).toBe(problem("sign-in.suspended"));
  });

  it("who goes back at the provider; the next try is a new one", async () => {
    await open();
    await under.client.newAccount({ email: marta });
    isMarta();
    const window = newWindow();
    const back = await there.abort(await window.begin("/map/1"));
    expect(back).toContain("error=access_denied");
    expect(await window.comeBack(back)).toBe(`${problem("oidc.denied")}&back=%2Fmap%2F1`);
    expect(await signIn(window)).toBe("/");
  });
});

describe("an answer of the provider", () => {
  it("counts in the browser that asked, once, and for as long as it is young", async () => {
    await open({ domains: ["example.org"] });
    isMarta();
    const window = newWindow();
    const answer = await there.signIn(await window.begin(), login);
    const kept = new Map(window.jar.kept);
    expect(await newWindow().comeBack(answer)).toBe(problem("oidc.state"));
    const another = newWindow();
    await another.begin();
    expect(await another.comeBack(answer)).toBe(problem("oidc.state"));
    expect(await window.comeBack(answer)).toBe("/");
    // Replayed with everything that the browser had then.
    const thief = newWindow();
    for (const [name, value] of kept) thief.jar.kept.set(name, value);
    expect(await thief.comeBack(answer)).toBe(problem("oidc.state"));
    expect((await thief.me()).kind).toBe("nobody");

    const late = newWindow();
    const tooLate = await there.signIn(await late.begin(), login);
    clock = Date.now() + 10 * 60_000;
    expect(await late.comeBack(tooLate)).toBe(problem("oidc.state"));
  });

  it("leaves nothing in caches, and no secret in a place that a page or another site can read", async () => {
    await open({ domains: ["example.org"] });
    isMarta();
    const window = newWindow();
    const begun = await window.ask("GET", "/v1/oidc/start?back=/map");
    expect(begun.headers["cache-control"]).toBe("no-store");
    const [cookie = ""] = begun.given;
    expect(cookie).toMatch(/; Path=\/v1\/oidc; HttpOnly; SameSite=Lax; Max-Age=600$/);
    const url = new URL(begun.location);
    for (const name of ["state", "nonce"]) expect(cookie).not.toContain(url.searchParams.get(name));
    expect(url.searchParams.get("code_challenge_method")).toBe("S256");
    expect(url.searchParams.get("scope")).toBe("openid email profile");
    await window.comeBack(await there.signIn(begun.location, login));
    expect([...window.jar.kept.keys()].some((name) => name.endsWith(".begun"))).toBe(false);
  });
});
