import type { Scope } from "@itinera/analytics";
import { overlayOf, type JourneyMap, type Overlay } from "@itinera/core";
import type { MapNumbers } from "@itinera/protocol";
import { askOfMap } from "./map-numbers.ts";
import type { Numbers } from "./numbers.ts";

/** What the measured lanes of a map show at this moment; `absent`: there is nothing to count. */
export type CountedMap =
  | { readonly kind: "absent" }
  | { readonly kind: "unavailable"; readonly since: number }
  | ({ readonly kind: "counted" } & MapNumbers);

export async function countMap(numbers: Numbers, scope: Scope, map: JourneyMap): Promise<CountedMap> {
  const asked = await askOfMap(numbers, scope, map, { unit: "person", period: {} });
  if (asked.kind === "unavailable") return asked;
  const isBound = map.stages.some((stage) => stage.binding?.length);
  return asked.answers.stages.n === 0 && !isBound
    ? { kind: "absent" }
    : { kind: "counted", ...asked.answers };
}

export function overlayOfCounted(counted: CountedMap): Overlay {
  switch (counted.kind) {
    case "absent":
      return { state: "absent" };
    case "unavailable":
      return { state: "unavailable", since: counted.since };
    case "counted":
      return overlayOf(counted);
  }
}
