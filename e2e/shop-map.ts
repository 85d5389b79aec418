import { exampleMap, journeyFileOf, mapIdSchema, type Lang } from "@itinera/core";
import type { NewMap } from "@itinera/protocol";
import { randomUUID } from "node:crypto";

/** What makes a new copy of the shop's map of today; without its numbers, but in the example's own project. */
export async function shopMap(lang: Lang = "en"): Promise<NewMap["from"]> {
  const newId = () => randomUUID();
  const map = await exampleMap("current", lang, { id: mapIdSchema.parse(newId()), newId });
  return { kind: "file", text: journeyFileOf(map) };
}
