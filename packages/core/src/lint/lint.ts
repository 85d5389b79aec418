import type { JourneyMap } from "../map/journey-map.ts";
import { checkNames, checks, type CheckName } from "./checks.ts";
import type { Finding } from "./remark.ts";

export interface Remark extends Finding {
  readonly check: CheckName;
}

/** What best practice has to say of a map; `today` as 2026-03-31. Amber hints, never errors. */
export const lint = (map: JourneyMap, today: string): readonly Remark[] =>
  checkNames.flatMap((check) => checks[check](map, today).map((finding) => ({ ...finding, check })));
