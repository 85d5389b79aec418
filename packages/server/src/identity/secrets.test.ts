// What a thief of the database, a formula in a table, a guesser and whoever would not be noticed are left with.
import type { AuditAction, MapId } from "@itinera/core";
import { defaultWorkspace } from "@itinera/store";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";
import { codeOf } from "./authenticator.test-kit.ts";
import { windowOn, type Window } from "./window.test-kit.ts";

const password = "a password that is long enough";
const linkPassword = "another one, of a link";
const formulas = ["=1+1", "+1", "-1", "@SUM(A1)"];
const email = "asta@example.org";

let under: ServerUnderTest;
let window: Window;
let map: MapId;
beforeAll(async () => {
  under = await serverUnderTest(undefined, { sessionOf: "real" });
  const { client, server } = under;
  map = (await client.newMap({ from: { kind: "template", template: "generic", lang: "en" } })).map;
  await client.newAccount({ email, role: "owner", password });
  window = windowOn(server.app);
  await said("POST", "/v1/sign-in", { email, password });
});
afterAll(() => under.close());

/** Every request here must be answered well: what was refused leaves nothing to look for. */
async function said(method: "GET" | "POST" | "PATCH" | "PUT", url: string, payload?: object) {
  const answer = await window.ask(method, url, payload);
  expect(answer.status, `${method} ${url}`).toBe(200);
  return answer.json<Record<string, string> & { codes: string[] }>();
}

/** The text of a file, as the window's account gets it. */
async function file(url: string): Promise<string> {
  const headers = { host: "localhost", cookie: window.jar.header() };
  const answer = await under.server.app.inject({ url, headers });
  expect(answer.statusCode, url).toBe(200);
  return answer.body;
}
const cellsOf = (text: string) => Papa.parse<string[]>(text).data.flat();

interface Tables {
  readonly introspection: { getTables(): Promise<readonly { name: string }[]> };
  selectFrom(table: string): { selectAll(): { execute(): Promise<unknown[]> } };
}

/** Every row of every table. */
async function database(): Promise<string> {
  const db = under.store.identity.db as Tables;
  const rows = [];
  for (const { name } of await db.introspection.getTables())
    rows.push({ name, rows: await db.selectFrom(name).selectAll().execute() });
  return JSON.stringify(rows, (_, value: unknown) => {
    const bytes = value as { type?: string; data?: number[] } | null;
    return bytes?.type === "Buffer" ? Buffer.from(bytes.data ?? []).toString("latin1") : value;
  });
}

it("0 secrets lie open in the database, and every token is of 128 bits or more", async () => {
  const { uri = "", codes } = await said("POST", "/v1/me/second-step", { password });
  await said("POST", "/v1/me/second-step/confirm", { code: codeOf(uri) });
  const { token: key = "" } = await said("POST", "/v1/me/keys", {
    name: "Robot",
    scopes: ["read"],
    expires: null,
  });
  const { path: share = "" } = await said("POST", `/v1/maps/${map}/shares`, { password: linkPassword });
  const { path: invitation = "" } = await said("POST", "/v1/invitations", { role: "viewer" });
  const { members } = await under.client.members();
  const owner = members.find((one) => one.email === email);
  if (!owner) throw new Error("There is no owner");
  const { path: reset } = await under.client.accountLink(owner.account, { kind: "reset-password" });
  const session =
    [...window.jar.kept.values()].map(decodeURIComponent).find((one) => one.includes(".")) ?? "";

  // An id stands before what is secret of a link.
  const tokens = {
    session,
    key: key.split("_")[2] ?? "",
    share: share.split(".")[1] ?? "",
    invitation: invitation.split(".")[1] ?? "",
    reset: reset.split(".")[1] ?? "",
  };
  const secrets = {
    ...tokens,
    password,
    linkPassword,
    authenticator: new URL(uri).searchParams.get("secret") ?? "",
    ...Object.fromEntries(codes.map((code, at) => [`code ${at}`, code])),
  };
  const stored = await database();
  // The rows are looked through, not an empty database.
  expect(stored).toContain(email);
  const open = Object.entries(secrets).filter(
    ([, secret]) =>
      secret.length < 8 ||
      [secret, Buffer.from(secret).toString("base64"), Buffer.from(secret).toString("hex")].some((one) =>
        stored.includes(one),
      ),
  );
  const bits = Object.entries(tokens).map(
    ([, token]) => token.replace(/^.*\./, "").length * (/^[0-9a-f]+$/.test(token) ? 4 : 6),
  );
  console.log(
    `${Object.keys(secrets).length} secrets, ${open.length} in the database; ` +
      `the shortest token has ${Math.min(...bits)} bits`,
  );
  expect(open).toEqual([]);
  expect(Math.min(...bits)).toBeGreaterThanOrEqual(128);
});

it("0 cells of what a spreadsheet opens are formulas", async () => {
  const { lanes } = await under.client.map(map);
  const edits = formulas.map((name, at) => ({ kind: "lane.rename", id: lanes[at]?.id, name }));
  await said("POST", `/v1/maps/${map}/edits`, { edits });
  await said("PATCH", "/v1/me", { name: formulas[0] });
  const cells = [
    ...cellsOf(await file(`/v1/maps/${map}/export?format=txt&form=table`)),
    ...cellsOf(await file("/v1/audit.csv")),
  ];
  for (const one of formulas) expect(cells).toContain(`'${one}`);
  const found = cells.filter((cell) => /^[=+\-@\t\r]/.test(cell));
  console.log(`${cells.length} cells, ${found.length} formulas`);
  expect(found).toEqual([]);
});

it("100 % of what changes access, gives data away or takes it away is in the audit log", async () => {
  const { client, store } = under;
  const done = async (action: AuditAction, act: () => Promise<unknown>) => {
    const [before] = await store.audit.list(defaultWorkspace, { limit: 1 });
    await act();
    const entries = await store.audit.list(defaultWorkspace, { limit: 5 });
    const fresh = entries.filter(({ number }) => number > (before?.number ?? 0)).map((one) => one.action);
    return { action, isThere: fresh.length === 1 && fresh[0] === action };
  };
  const { account } = await client.newAccount({ email: "bo@example.org", role: "viewer", password });
  const { id: share } = await client.newShare(map, {});
  const { id: project } = await client.newProject("Theirs");
  const seen = [
    await done("member.role", () => client.setMemberRole(account, "editor")),
    await done("place.role", () => client.setMapRole(map, account, "viewer")),
    await done("account.suspended", () => client.suspendAccount(account)),
    await done("account.readmitted", () => client.readmitAccount(account)),
    await done("member.removed", () => client.removeMember(account)),
    await done("share.changed", () => client.changeShare(map, share, { numbers: false })),
    await done("share.revoked", () => client.revokeShare(map, share)),
    await done("map.exported", () => file(`/v1/maps/${map}/export?format=md&form=table`)),
    await done("audit.exported", () => file("/v1/audit.csv")),
    await done("project.deleted", () => client.deleteProject(project)),
    await done("map.deleted", () => client.deleteMap(map)),
    await done("sign-out.done", () => said("POST", "/v1/sign-out")),
  ];
  const missing = seen.filter(({ isThere }) => !isThere).map(({ action }) => action);
  console.log(`${seen.length - missing.length} of ${seen.length} deeds are in the audit log`);
  expect(missing).toEqual([]);
});
