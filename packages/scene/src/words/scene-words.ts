import type { Lang, LaneKind, Milliseconds, Unit } from "@itinera/core";

/** All texts and number formats of a drawn map, in one language. */
export interface SceneWords {
  readonly lang: Lang;
  laneName(kind: LaneKind): string;
  /** The line under the name, "" where there is none. */
  laneUnit(kind: LaneKind): string;
  channel(id: string): string;
  readonly team: string;
  /** Said of a card that nobody has checked yet. */
  readonly assumption: string;
  /** "people in the period": stands under the number. */
  population(count: number): string;
  number(value: number): string;
  /** `share` 0…1 */
  percent(share: number): string;
  duration(ms: Milliseconds): string;
  /** −2…+2 with its sign. */
  feeling(value: number): string;
  /** "n 48,212" */
  n(count: number): string;
  readonly tooFew: string;
  readonly notBound: string;
  readonly bind: string;
  readonly counting: string;
  readonly unavailable: string;
  readonly lastStage: string;
  readonly noEvents: string;
  /** "Step A to C" and the like for those who do not see the arrow. */
  connector(from: string, to: string): string;
}
