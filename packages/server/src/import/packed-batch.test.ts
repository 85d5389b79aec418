import type { EpochMs } from "@itinera/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { packBatch, unpackBatch } from "./packed-batch.ts";

const row = fc.record(
  {
    name: fc.string({ unit: "binary" }),
    time: fc.integer().map((time) => time as EpochMs),
    seq: fc.nat(),
    case: fc.string(),
    person: fc.string(),
    channel: fc.string(),
    properties: fc.dictionary(
      fc.string().filter((key) => key !== "__proto__"),
      fc.string({ unit: "binary" }),
      { noNullPrototype: true },
    ),
  },
  { requiredKeys: ["name", "time", "seq", "properties"] },
);

it("unpacks what was packed", () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const batch = {
        kind: "batch",
        rows,
        refused: [{ row: 2, reason: "no-time", raw: "x" }],
        read: rows.length,
        bytesRead: 7,
      } as const;
      expect(unpackBatch(structuredClone(packBatch(batch)))).toEqual(batch);
    }),
  );
});
