import { exampleMap, journeyFileOf, mapIdSchema } from "@itinera/core";
import type { NewMap } from "@itinera/protocol";
import { randomUUID } from "node:crypto";

/** What makes a new copy of the shop's map of today, so that a test has one of its own; without its numbers. */
export async function shopMap(): Promise<NewMap["from"]> {
  const newId = () => randomUUID();
  const map = await exampleMap("current", "en", { id: mapIdSchema.parse(newId()), newId });
  return { kind: "file", text: journeyFileOf(map) };
}
