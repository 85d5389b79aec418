// Who somebody is, on every store: passwords, sessions, second steps.
import type { EpochMs } from "@itinera/core";
import type { Store } from "@itinera/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storesUnderTest } from "../stores.test-kit.ts";
import { codeOf } from "./authenticator.test-kit.ts";
import { createIdentity, type Identity, type Visitor } from "./identity.ts";
import { keysOf } from "./keys.ts";
import { createPasswords } from "./passwords.ts";

/** A browser: it sends back what it was given. */
function browser(): Visitor & { take(cookies: readonly string[]): void } {
  const jar = new Map<string, string>();
  const headers = { cookie: "", "user-agent": "A browser" };
  return {
    headers,
    address: "203.0.113.9",
    take(cookies) {
      for (const one of cookies) {
        const [pair = ""] = one.split(";");
        const [name = "", value = ""] = pair.split("=");
        if (/max-age=0/i.test(one)) jar.delete(name);
        else jar.set(name, value);
      }
      headers.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    },
  };
}

describe.each(storesUnderTest)("identity in %s", (_, open) => {
  let store: Store;
  let identity: Identity;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, end } = await open());
    let count = 0;
    identity = createIdentity({
      tables: store.identity,
      keys: keysOf("a secret of the installation"),
      newId: () => `id${++count}${Math.random().toString(36).slice(2)}`,
      passwords: createPasswords(),
      isSecure: false,
    });
  });
  afterAll(() => end());

  const email = "marta@example.org";
  const password = "a long enough one";

  async function account(name: string, secret?: string) {
    const made = await identity.makeAccount({ name, email: `${name}@example.org`, password: secret });
    if (made === "taken") throw new Error(made);
    return made;
  }

  /** Signs in, and says how far that led. */
  async function signIn(window: ReturnType<typeof browser>, address: string) {
    const outcome = await identity.signIn(window, { email: address, password });
    if (outcome.kind === "refused") throw new Error(outcome.reason);
    window.take(outcome.cookies);
    return outcome.kind;
  }

  it("signs in by e-mail and password, in whatever letters the e-mail is typed", async () => {
    const made = await identity.makeAccount({ name: "Marta", email: "Marta@Example.org", password });
    if (made === "taken") throw new Error(made);
    expect(await identity.makeAccount({ name: "Other", email })).toBe("taken");
    const window = browser();
    expect(await identity.visitor(window)).toBeUndefined();
    const signed = await identity.signIn(window, { email: "MARTA@example.org", password });
    if (signed.kind !== "done") throw new Error(signed.kind);
    expect(signed.cookies.join()).toMatch(/HttpOnly/i);
    expect(signed.cookies.join()).toMatch(/SameSite=Lax/i);
    window.take(signed.cookies);
    expect(await identity.visitor(window)).toMatchObject({ account: made, name: "Marta", email });
    expect(await identity.sessions(made)).toMatchObject([{ address: "203.0.113.9", browser: "A browser" }]);
    window.take((await identity.signOut(window)).cookies);
    expect(await identity.visitor(window)).toBeUndefined();
  });

  it.each([
    [email, "another password"],
    ["nobody@example.org", password],
    ["no address", password],
    [email, "x".repeat(5_000)],
  ])("says the same to a wrong password and to somebody unknown: %s", async (address, secret) => {
    expect(await identity.signIn(browser(), { email: address, password: secret })).toEqual({
      kind: "refused",
      reason: "wrong",
    });
  });

  it("takes no cookie that it did not sign", async () => {
    const window = browser();
    const signed = await identity.signIn(window, { email, password });
    if (signed.kind !== "done") throw new Error(signed.kind);
    window.take(signed.cookies.map((one) => one.replace(/\.[^;]{10}/, ".AAAAAAAAAA")));
    expect(await identity.visitor(window)).toBeUndefined();
  });

  it("nobody comes in who is suspended, and their open sessions end", async () => {
    const jan = await account("jan", password);
    const window = browser();
    await signIn(window, "jan@example.org");
    expect(await identity.visitor(window)).toMatchObject({ account: jan });
    expect(await store.accounts.suspend(jan)).toBe("suspended");
    expect(await identity.visitor(window)).toBeUndefined();
    await signIn(window, "jan@example.org");
    expect(await identity.visitor(window)).toBeUndefined();
  });

  it("a second step is asked for once it is confirmed, by the authenticator or a code that is good once", async () => {
    const ola = await account("ola", password);
    const address = "ola@example.org";
    const window = browser();
    await signIn(window, address);
    expect(await identity.beginSecondStep(window, "not it, not it")).toMatchObject({ reason: "wrong" });
    const begun = await identity.beginSecondStep(window, password);
    if (begun.kind !== "begun") throw new Error(begun.reason);
    // Not before the authenticator has shown that it works.
    expect(await signIn(browser(), address)).toBe("done");
    const confirmed = await identity.confirmSecondStep(window, codeOf(begun.uri));
    if (confirmed.kind !== "done") throw new Error(confirmed.reason);
    window.take(confirmed.cookies);
    expect(await identity.visitor(window)).toMatchObject({ hasSecondStep: true });

    const other = browser();
    expect(await signIn(other, address)).toBe("second-step");
    expect(await identity.visitor(other)).toBeUndefined();
    expect(await identity.secondStep(other, "000000")).toMatchObject({ reason: "wrong" });
    const [first = ""] = begun.codes;
    const entered = await identity.secondStep(other, first);
    if (entered.kind !== "done") throw new Error(entered.reason);
    other.take(entered.cookies);
    expect(await identity.visitor(other)).toMatchObject({ account: ola });

    const third = browser();
    await signIn(third, address);
    expect(await identity.secondStep(third, first)).toMatchObject({ reason: "wrong" });
    expect(await identity.secondStep(third, codeOf(begun.uri))).toMatchObject({ kind: "done" });

    await identity.dropSecondStep(ola);
    expect(await signIn(browser(), address)).toBe("done");
  });

  it("a link signs in without a password", async () => {
    const ewa = await account("ewa");
    expect(await identity.hasPassword(ewa)).toBe(false);
    const window = browser();
    window.take((await identity.enter(window, ewa)).cookies);
    expect(await identity.visitor(window)).toMatchObject({ account: ewa });
    await identity.setPassword(ewa, "the new password");
    expect(await identity.isPassword(ewa, "the new password")).toBe(true);
    await store.accounts.endSessions(ewa);
    expect(await identity.visitor(window)).toBeUndefined();
  });

  it("keeps by whose word somebody comes in, until an address is shown to be theirs", async () => {
    const tom = await account("tom");
    const at = (issuer: string, subject: string) => ({ issuer, subject });
    const { links } = identity;
    await links.add(tom, at("https://one.example", "7"));
    expect(await links.accountOf(at("https://one.example", "7"))).toBe(tom);
    for (const other of [
      at("https://one.example", "8"),
      at("https://other.example", "7"),
      at("https://one.exampl", "e7"),
    ])
      expect(await links.accountOf(other)).toBeUndefined();
    expect([await links.has(tom, "https://one.example"), await links.has(tom, "https://one")]).toEqual([
      true,
      false,
    ]);
    await expect(links.add(await account("uma"), at("https://one.example", "7"))).rejects.toThrow();
    expect(await identity.hasPassword(tom)).toBe(false);

    await links.vouch(tom, "Tom@Example.org");
    expect([await links.isVouched(tom, "tom@example.org"), await links.isVouched(tom, email)]).toEqual([
      true,
      false,
    ]);
    await identity.confirmEmail(tom, "another@example.org");
    expect([await identity.isEmailConfirmed(tom), await links.has(tom, "https://one.example")]).toEqual([
      false,
      true,
    ]);
    await identity.confirmEmail(tom, "Tom@example.org");
    expect([await identity.isEmailConfirmed(tom), await links.has(tom, "https://one.example")]).toEqual([
      true,
      false,
    ]);
    await identity.setEmail(tom, "tom.new@example.org");
    expect(await identity.isEmailConfirmed(tom)).toBe(false);

    const reset = { kind: "reset-password", account: tom } as const;
    const expires = (Date.now() + 60_000) as EpochMs;
    const mailed = await store.tickets.make({ ...reset, email: "tom@example.org" }, expires);
    expect(await store.tickets.get(mailed)).toMatchObject({ ...reset, email: "tom@example.org" });
    expect(await store.tickets.get(await store.tickets.make(reset, expires))).not.toHaveProperty("email");
  });

  it("what a thief of the database reads is no password and no secret of an authenticator", async () => {
    const { db } = store.identity as {
      db: { selectFrom(table: string): { selectAll(): { execute(): Promise<unknown[]> } } };
    };
    const rows = [];
    for (const table of ["account", "session", "credential", "verification", "two_factor"])
      rows.push(...(await db.selectFrom(table).selectAll().execute()));
    const text = JSON.stringify(rows);
    expect(text).toContain("$argon2id$v=19$m=47104,t=1,p=1$");
    expect(text).not.toContain(password);
  });
});
