// The whole program on a PostgreSQL instead of the data folder's own databases.
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { startPostgres } from "../packages/store/src/testing/postgres-server.test-kit.ts";
import { itineraIn, serve, type Serving, type Variables } from "./command-line.ts";

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(!postgres)("with DATABASE_URL", () => {
  if (!postgres) return;
  let folder: string;
  let variables: Variables;
  let server: Serving | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "itinera-postgres-"));
    variables = { DATABASE_URL: await postgres.database() };
  });
  afterEach(async () => {
    await server?.kill();
    await rm(folder, { recursive: true, force: true });
  });
  const data = () => join(folder, "data");

  async function answerOf<T>(...args: string[]): Promise<T> {
    const said = await itineraIn(variables, ...args, "--data", data(), "--json");
    if (said.code !== 0) throw new Error(said.err);
    return JSON.parse(said.out) as T;
  }

  it("an import, a map and an edit outlive the server that took them", async () => {
    const log = join(folder, "log.csv");
    const steps = ["view", "basket", "pay"];
    const rows = Array.from({ length: 90 }, (_, n) => {
      const step = Math.floor(n / 30);
      return `c${n % 30},${steps[step]},2024-01-01T00:0${step}:00Z`;
    });
    await writeFile(log, `case,activity,time\n${rows.join("\n")}\n`);

    server = await serve(data(), variables);
    await answerOf("import", log, "--project", "Shop");
    const { map } = await answerOf<{ map: string }>("new", "--template", "generic", "--project", "Shop");
    const edited = await server.fetch(`/v1/maps/${map}/edits`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ edits: [{ kind: "map.rename", name: "Магазин" }] }),
    });
    expect(edited.status).toBe(200);
    await server.kill();
    expect(await readdir(data())).not.toContain("itinera.db");

    server = await serve(data(), variables);
    const again = (await (await server.fetch(`/v1/maps/${map}`)).json()) as { name: string };
    expect(again.name).toBe("Магазин");
    const { imports } = await answerOf<{ imports: object[] }>("imports");
    expect(imports).toMatchObject([{ state: "done", events: 90, cases: 30 }]);
    const funnel = ["ask", "funnel", "--project", "Shop", "--step", "view", "--step", "pay"];
    expect(await answerOf(...funnel)).toMatchObject({ steps: [{ count: 30 }, { count: 30 }] });

    // A command works without a server, too; the list follows the map's name.
    await server.kill();
    const { maps } = await answerOf<{ maps: object[] }>("maps");
    expect(maps).toMatchObject([{ id: map, name: "Магазин" }]);
  });

  it("a database that is not there, or is somebody else's, is named in one line without its password", async () => {
    const refused = async (url: string, ...args: string[]) => {
      const said = await itineraIn({ DATABASE_URL: url }, ...args);
      expect(said).toMatchObject({ code: 1, out: "" });
      expect(said.err.trim().split("\n")).toHaveLength(1);
      expect(said.err).not.toContain("secret");
      return said.err;
    };
    const absent = "postgres://ann:secret@127.0.0.1:1/maps";
    expect(await refused(absent, "maps", "--data", data())).toContain("The database maps at 127.0.0.1:1 ");

    server = await serve(data(), variables);
    const other = ["serve", "--data", join(folder, "other"), "--port", "0"];
    expect(await refused(variables["DATABASE_URL"] ?? "", ...other)).toContain("in use by another Itinera");
  });
});
