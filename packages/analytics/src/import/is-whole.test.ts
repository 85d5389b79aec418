import { expect, it } from "vitest";
import { analyticsFor, importFile, importId, newScope } from "../analytics.test-kit.ts";

const lab = analyticsFor("whole");

const file = [
  { person: "ann", case: "1", name: "A", time: 0 },
  { person: "ann", case: "1", name: "B", time: 1 },
  { person: "bob", name: "A", time: 2 },
];

it("a project is whole after imports, shared rows and removals, and while it is empty", async () => {
  const scope = newScope();
  expect(await lab.analytics.isWhole(scope)).toBe(true);
  await importFile(lab, scope, file, 1);
  await importFile(lab, scope, [...file, { person: "cid", name: "C", time: 3 }], 2);
  expect(await lab.analytics.isWhole(scope)).toBe(true);
  await lab.analytics.removeImport(scope, importId(1));
  expect(await lab.analytics.isWhole(scope)).toBe(true);
});

it.each(["events", "copies", "journeys", "kinds"])("notices lost rows of %s", async (table) => {
  const scope = newScope();
  await importFile(lab, scope, file, 1);
  await importFile(lab, scope, file, 2);
  await lab.writer.command({
    query: `ALTER TABLE ${table} DELETE WHERE project = {project:String}
      AND ${table === "kinds" ? "code = 1" : table === "journeys" ? "unit = 'loose'" : "seq = 0"}`,
    query_params: { project: scope.project },
    clickhouse_settings: { mutations_sync: "1" },
  });
  expect(await lab.analytics.isWhole(scope)).toBe(false);
});
