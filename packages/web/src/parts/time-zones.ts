import type { Choice } from "./choice.ts";

const known = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

/** Of this computer. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All zones by their IANA names, first UTC and the zone of this computer. */
export function timeZones(chosen: string | undefined): readonly Choice<string>[] {
  const first = ["UTC", zoneHere(), ...(chosen ? [chosen] : [])];
  return [...new Set([...first, ...known])].map((id) => ({ id, name: id.replaceAll("_", " ") }));
}
