// People and workspaces by the command line, beside a server that runs.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerOf, itinera, itineraReading, serve, type Serving } from "./command-line.ts";
import { enterBy } from "./owner-session.ts";

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "itinera-people-"));
  server = await serve(folder);
});
afterAll(async () => {
  await server.kill();
  await rm(folder, { recursive: true });
});

const email = "ann@example.org";
const there = () => ["--data", folder] as const;

interface Link {
  readonly path: string;
}

/** The status of the answer to a page. */
async function post(path: string, body: object): Promise<number> {
  const answer = await fetch(`${server.url}/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify(body),
  });
  return answer.status;
}
const signInBy = (password: string) => post("/sign-in", { email, password });

it("somebody is added, comes in by the link, and is given a new password, suspended and readmitted", async () => {
  const { path } = await answerOf<Link>(
    "user",
    "add",
    email,
    "--name",
    "Ann",
    "--role",
    "viewer",
    ...there(),
  );
  const { name, value } = await enterBy(server.url, path);
  const asAnn = () => fetch(`${server.url}/v1/maps`, { headers: { cookie: `${name}=${value}` } });
  expect((await asAnn()).status).toBe(200);
  const listed = await itinera("user", "list", ...there());
  expect(listed.out).toMatch(/ann@example\.org\s+Ann\s+.*\(viewer\)/);

  const { path: reset } = await answerOf<Link>("user", "reset", email, ...there());
  const choice = { token: reset.split("#")[1], password: "the first of two passwords" };
  expect(await post("/tickets/use", choice)).toBe(200);
  expect(await signInBy("the first of two passwords")).toBe(200);
  const set = await itineraReading(
    "the second of the two\n",
    "user",
    "reset",
    email,
    "--password-stdin",
    ...there(),
  );
  expect(set).toMatchObject({ code: 0, out: `${email} signs in by the new password.\n` });
  expect(await signInBy("the first of two passwords")).toBe(401);
  expect(await signInBy("the second of the two")).toBe(200);
  // Whoever had the old one is out.
  expect((await asAnn()).status).toBe(401);

  expect((await itinera("user", "suspend", email, ...there())).out).toBe(`${email} may no longer come in.\n`);
  expect(await signInBy("the second of the two")).toBe(403);
  expect((await itinera("user", "list", ...there())).out).toMatch(/ann@example\.org.*suspended/);
  await answerOf("user", "readmit", email, ...there());
  expect(await signInBy("the second of the two")).toBe(200);
});

it("a workspace is made and named, and has its own people and maps", async () => {
  const { id } = await answerOf<{ id: string }>("workspace", "add", "Clinic", ...there());
  const inIt = [...there(), "--workspace", id] as const;
  await answerOf("workspace", "rename", "Clinic by the river", ...inIt);
  await answerOf("user", "add", "ola@example.org", "--role", "owner", ...inIt);
  await answerOf("new", "--template", "generic", ...inIt);
  const count = async (...place: readonly string[]) =>
    (await answerOf<{ maps: unknown[] }>("maps", ...place)).maps.length;
  expect([await count(...inIt), await count(...there())]).toEqual([1, 0]);
  expect((await itinera("workspace", "list", ...there())).out).toMatch(/Clinic by the river\s+1/);
});

it.each([
  { what: "an address that is none", args: ["add", "ann"], says: /e-?mail/i },
  {
    what: "an address that has an account",
    args: ["add", email],
    says: /There is an account of ann@example\.org/,
  },
  {
    what: "somebody whom nobody knows",
    args: ["suspend", "who@example.org"],
    says: /no account of who@example\.org/,
  },
  {
    what: "a password that is too short",
    args: ["reset", email, "--password-stdin"],
    says: /has 10 to .* this one has 5/,
  },
])("$what is refused in one clear line, and nothing is done", async ({ args, says }) => {
  const said = await itineraReading("short\n", "user", ...args, ...there());
  expect(said).toMatchObject({ code: 1, out: "" });
  expect(said.err).toMatch(says);
  expect(said.err.trim().split("\n")).toHaveLength(1);
});
