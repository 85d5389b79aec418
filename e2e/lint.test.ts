import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { answerOf, itinera } from "./command-line.ts";

const data = mkdtempSync(join(tmpdir(), "itinera-lint-"));
const mapFile = fileURLToPath(
  new URL("../packages/core/src/map/fixtures/version-2.journey.json", import.meta.url),
);

afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

it("a map is held to best practice on the command line, with texts and an exit code", async () => {
  const { map: fresh } = await answerOf<{ map: string }>("new", "--template", "restaurant", "--data", data);
  expect(await itinera("lint", fresh, "--data", data)).toMatchObject({
    code: 0,
    out: "Nothing to remark.\n",
  });

  const { map } = await answerOf<{ map: string }>("import", mapFile, "--project", "Shop", "--data", data);
  const said = await itinera("lint", map, "--data", data, "--lang", "pl", "--json");
  expect(said.code).toBe(1);
  const { remarks } = JSON.parse(said.out) as { remarks: { check: string; at: object; text: string }[] };
  expect(remarks).toContainEqual(
    expect.objectContaining({
      check: "map-without-kpi",
      at: { kind: "map" },
      text: expect.stringContaining("wskaźników") as unknown,
    }),
  );
  expect(said.err).toMatch(/^itinera: \d+ remarks\n$/);
});
