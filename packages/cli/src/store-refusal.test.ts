import { expect, it } from "vitest";
import { readConfiguration } from "./configuration.ts";
import { storeRefusal } from "./store-refusal.ts";

const configured = (env: NodeJS.ProcessEnv) => {
  const read = readConfiguration("/srv/data", env);
  if (read.kind !== "configured") throw new Error(read.detail);
  return read.configuration;
};

it("names the folder or the database, and never a password", () => {
  const folder = configured({});
  expect(storeRefusal(folder, { kind: "newer", found: 9, known: 1 })).toMatch(
    /data folder \/srv\/data .*newer/,
  );
  const database = configured({ DATABASE_URL: "postgres://ann:secret@db:5433/maps" });
  for (const refusal of [
    { kind: "newer", found: 9, known: 1 },
    { kind: "unreachable", detail: "connection refused" },
    { kind: "in-use" },
  ] as const) {
    const line = storeRefusal(database, refusal);
    expect(line).toContain("The database maps at db:5433 ");
    expect(line).not.toContain("secret");
  }
});
