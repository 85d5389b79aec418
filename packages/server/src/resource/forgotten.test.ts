// Letters of the server: whoever has forgotten their password, and whoever is invited.
import type { EpochMs } from "@itinera/core";
import type { Store } from "@itinera/store";
import { once } from "node:events";
import { createServer as createTcpServer, type AddressInfo, type Socket } from "node:net";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createMailer } from "../outgoing/mail/mailer.ts";
import { readMail } from "../outgoing/mail/read-mail.test-kit.ts";
import { startPeer, type SmtpPeer } from "../outgoing/mail/smtp-peer.test-kit.ts";
import { smtpSettingsSchema } from "../outgoing/mail/smtp-settings.ts";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";

const publicUrl = "https://maps.example.org";
const mailerAt = (port: number) =>
  createMailer(
    smtpSettingsSchema.parse({
      host: "127.0.0.1",
      port,
      secure: false,
      from: "Itinera <itinera@example.org>",
    }),
  );

let peer: SmtpPeer;
beforeAll(async () => {
  peer = await startPeer({ tls: "none" });
});
afterAll(() => peer.close());
beforeEach(() => {
  peer.arrived.length = 0;
});

let under: ServerUnderTest;
let clock = Date.now();
let lines: string[] = [];
const log = pino(
  { level: "warn" },
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  }),
);

type Surroundings = NonNullable<Parameters<typeof serverUnderTest>[1]>;
const open = async (port: number | undefined, more: Surroundings = {}) => {
  lines = [];
  under = await serverUnderTest(undefined, {
    sessionOf: "real",
    now: () => clock as EpochMs,
    ...more,
    parts: { publicUrl, log, mailer: port === undefined ? undefined : mailerAt(port), ...more.parts },
  });
};
afterEach(() => under.close());

const password = "the first password";
async function account(name: string) {
  const email = `${name}@example.org`;
  return { email, id: (await under.client.newAccount({ email, password })).account };
}

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  under.server.app.inject({
    method: "POST",
    url: `/v1${url}`,
    headers: { host: "localhost", ...headers },
    payload,
  });
const signsIn = async (email: string, secret: string) =>
  (await post("/sign-in", { email, password: secret })).statusCode === 200;

const letters = async (count: number) => {
  await expect.poll(() => peer.arrived.length).toBe(count);
  return peer.arrived.map(({ to, raw }) => {
    const { headers, parts } = readMail(raw.toString());
    const text = parts[0]?.body ?? "";
    return {
      to,
      text,
      subject: headers.get("subject")?.[0],
      link: new URL(/https?:\S+/.exec(text)?.[0] ?? ""),
    };
  });
};

async function rowsOf(table: string) {
  const { db } = under.store.identity as {
    db: { selectFrom(name: string): { selectAll(): { execute(): Promise<Record<string, unknown>[]> } } };
  };
  return db.selectFrom(table).selectAll().execute();
}
const audited = async () => (await rowsOf("audit")).filter(({ action }) => action === "password.link-sent");

describe("a forgotten password", () => {
  it("is made anew by a link that is sent to the account's address, in the language asked for, and is good once", async () => {
    await open(peer.port);
    const { email, id } = await account("marta");
    const answer = await post("/forgotten", { email: "Marta@Example.org", lang: "ru" });
    expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
    const [letter] = await letters(1);
    expect(letter?.to).toEqual([email]);
    expect(letter?.subject).toBe("Новый пароль для Itinera");
    expect(letter?.text).toContain("2 часа");
    expect(letter?.link.origin).toBe(publicUrl);
    expect(letter?.link.pathname).toBe("/enter");
    const token = letter?.link.hash.slice(1);
    const used = await post("/tickets/use", { token, password: "the second password" });
    expect(used.statusCode, used.body).toBe(200);
    expect(await signsIn(email, "the second password")).toBe(true);
    expect(await signsIn(email, password)).toBe(false);
    expect((await post("/tickets/use", { token, password: "a third password" })).statusCode).toBe(410);
    await expect.poll(audited).toHaveLength(1);
    expect(JSON.stringify(await audited())).toContain(id);
    expect(JSON.stringify(await audited())).not.toContain(token);
  });

  it("a second letter takes the place of the first", async () => {
    await open(peer.port);
    const { email } = await account("marta");
    await post("/forgotten", { email });
    const [first] = await letters(1);
    await post("/forgotten", { email });
    await letters(2);
    const said = await post("/tickets/read", { token: first?.link.hash.slice(1) });
    expect(said.json()).toMatchObject({ code: "ticket.gone" });
  });

  it("says nothing of who has an account: not in the answer, and not by sending or writing down anything", async () => {
    await open(peer.port);
    const { email } = await account("marta");
    const jan = await account("jan");
    await under.client.suspendAccount(jan.id);
    const answers = [];
    for (const asked of [email, "nobody@example.org", jan.email]) {
      const { statusCode, body, headers } = await post("/forgotten", { email: asked });
      answers.push({ statusCode, body, headers: { ...headers, date: "" } });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect((await letters(1))[0]?.to).toEqual([email]);
    await expect.poll(audited).toHaveLength(1);
  });

  it("does not look for the account before the answer is out", async () => {
    const gate = Promise.withResolvers<void>();
    let looked = 0;
    const slow = (store: Store): Store => ({
      ...store,
      accounts: {
        ...store.accounts,
        byEmail: async (email) => {
          looked += 1;
          await gate.promise;
          return store.accounts.byEmail(email);
        },
      },
    });
    await open(peer.port, { wrap: slow });
    const { email } = await account("marta");
    const answer = await post("/forgotten", { email });
    expect(answer.statusCode).toBe(200);
    await expect.poll(() => looked).toBe(1);
    gate.resolve();
    await letters(1);
  });

  it("is answered, and the server stops, while the mail server hangs", async () => {
    const sockets: Socket[] = [];
    const silent = createTcpServer((socket) => sockets.push(socket));
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    await open((silent.address() as AddressInfo).port);
    const { email } = await account("marta");
    expect((await post("/forgotten", { email })).statusCode).toBe(200);
    await expect.poll(() => sockets.length).toBe(1);
    expect(await audited()).toEqual([]);
    await under.close();
    for (const socket of sockets) socket.destroy();
    silent.close();
    await open(undefined);
  });

  it("a letter that does not go leaves no link behind, and no address in the log", async () => {
    const refusing = await startPeer({ tls: "none", refuses: 550 });
    await open(refusing.port);
    const { email } = await account("marta");
    await post("/forgotten", { email });
    await expect.poll(() => lines.join("")).toContain("A letter did not go");
    expect(lines.join("")).toContain("550");
    expect(lines.join("")).not.toContain("marta");
    expect(await audited()).toEqual([]);
    await expect
      .poll(async () => (await rowsOf("ticket")).filter(({ kind }) => kind === "reset-password"))
      .toEqual([]);
    await refusing.close();
  });

  it("without a mail server, whoever runs it makes the link", async () => {
    await open(undefined);
    const said = await post("/forgotten", { email: "marta@example.org" });
    expect([said.statusCode, said.json<{ code: string }>().code]).toEqual([409, "forgotten.no-mail"]);
    const nobody = await under.server.app.inject({ url: "/v1/me", headers: { host: "localhost" } });
    expect(nobody.json()).toEqual({
      account: null,
      kind: "nobody",
      byPassword: false,
      mail: false,
      provider: null,
    });
  });

  it.each([
    ["five letters to one address", 5, () => "marta@example.org", (at: number) => `203.0.113.${at}`],
    ["thirty letters from one computer", 30, (at: number) => `m${at}@example.org`, () => "203.0.113.9"],
  ])("sends no more than %s in a quarter of an hour", async (_, most, emailOf, addressOf) => {
    clock += 3_600_000;
    await open(peer.port);
    const ask = (at: number) =>
      under.server.app.inject({
        method: "POST",
        url: "/v1/forgotten",
        remoteAddress: addressOf(at),
        headers: { host: "localhost" },
        payload: { email: emailOf(at) },
      });
    for (let at = 1; at <= most; at++) expect((await ask(at)).statusCode).toBe(200);
    const said = await ask(99);
    expect([said.statusCode, said.json<{ code: string }>().code]).toEqual([429, "sign-in.too-many"]);
    clock += 15 * 60_000;
    expect((await ask(99)).statusCode).toBe(200);
  });

  it("leads to the port that was asked, whatever port the request names", async () => {
    await open(peer.port, { parts: { publicUrl: undefined } });
    const { email } = await account("marta");
    const url = await under.server.app.listen({ port: 0, host: "127.0.0.1" });
    // Fetch writes its own Host.
    const { request } = await import("node:http");
    const asked = request(`${url}/v1/forgotten`, {
      method: "POST",
      headers: { host: "localhost:6666", "content-type": "application/json" },
    });
    asked.end(JSON.stringify({ email }));
    const [answer] = (await once(asked, "response")) as [{ statusCode: number; resume(): void }];
    answer.resume();
    expect(answer.statusCode).toBe(200);
    expect((await letters(1))[0]?.link.origin).toBe(`http://localhost:${new URL(url).port}`);
  });
});

describe("an invitation", () => {
  it("goes by letter, in the language of whoever invites, with the link that they are shown", async () => {
    await open(peer.port);
    await under.client.renameWorkspace("Our shop");
    const made = await under.client.invite({ email: "Ola@Example.org", role: "editor", lang: "pl" });
    expect(made.sent).toBe(true);
    const [letter] = await letters(1);
    expect(letter?.to).toEqual(["ola@example.org"]);
    expect(letter?.subject).toContain("zaprasza do przestrzeni roboczej „Our shop”");
    expect(letter?.text).toContain("7 dni");
    expect(letter?.link.href).toBe(publicUrl + made.path);
    expect((await under.client.invitations()).invitations[0]).not.toHaveProperty("sent");
  });

  it("says that no letter went: without an address, without a mail server, or where it is refused", async () => {
    await open(peer.port);
    expect((await under.client.invite({ role: "viewer" })).sent).toBe(false);
    await under.close();
    await open(undefined);
    expect((await under.client.invite({ role: "viewer", email: "ola@example.org" })).sent).toBe(false);
    await under.close();
    const refusing = await startPeer({ tls: "none", refuses: 550 });
    await open(refusing.port);
    const made = await under.client.invite({ role: "viewer", email: "ola@example.org" });
    expect(made).toMatchObject({ sent: false, email: "ola@example.org" });
    expect(made.path).toMatch(/^\/enter#/);
    expect(lines.join("")).not.toContain("ola@");
    await refusing.close();
    expect(peer.arrived).toEqual([]);
  });
});
