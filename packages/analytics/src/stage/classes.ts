import { bindsByNameAlone, type BoundStage, type Period, type Unit } from "@itinera/core";
import type { Asking } from "../asking.ts";
import { letterOf, mostListed } from "../kinds/dictionary.ts";
import { join, sql, string, type Sql } from "../sql/sql.ts";
import { conditionOf } from "../unit/condition.ts";
import { eventsOf } from "../unit/events.ts";
import { journeysOf } from "../unit/journeys.ts";

/** The letter of events that belong to no stage. */
export const NO_STAGE = "\u007f";

/** The letter of the bound stage with this place: one byte each for the first 126. */
export function stageLetter(place: number): string {
  const code = place + 1;
  return String.fromCodePoint(code < 0x7f ? code : code + 1);
}

export const stagesOfOneByte = 126;

/** Whether the journeys know enough, or the event rows must be read. */
export const needsEvents = ({ dictionary }: Asking, stages: readonly BoundStage[]): boolean =>
  dictionary.size > mostListed || stages.some(({ binding }) => !bindsByNameAlone(binding));

interface Asked {
  readonly asking: Asking;
  readonly unit: Unit;
  readonly period: Period;
}

/**
 * A table expression with one row for each unit: `letters`, a stage letter for each event (the first
 * stage, in order, whose binding it matches), and their `times`.
 */
export function staged(asked: Asked, stages: readonly BoundStage[]): Sql {
  return needsEvents(asked.asking, stages) ? byEvents(asked, stages) : byNames(asked, stages);
}

function byNames({ asking, unit, period }: Asked, stages: readonly BoundStage[]): Sql {
  const { dictionary } = asking;
  const letters = Array.from({ length: dictionary.size }, () => NO_STAGE);
  for (const [place, { binding }] of [...stages.entries()].reverse()) {
    for (const { name } of binding) {
      const code = name === undefined ? undefined : dictionary.codeOf(name);
      if (code !== undefined) letters[code - 1] = stageLetter(place);
    }
  }
  const all = letters.map((_, at) => letterOf(at + 1)).join("");
  return sql`(
    SELECT translateUTF8(word, ${string(all)}, ${string(letters.join(""))}) AS letters, times
    FROM ${journeysOf(asking, unit, period)}
  )`;
}

function byEvents({ asking, unit, period }: Asked, stages: readonly BoundStage[]): Sql {
  const cases = stages.map(
    ({ binding }, place) => sql`${conditionOf(binding, asking.dictionary)}, ${string(stageLetter(place))}`,
  );
  return sql`(
    SELECT arrayStringConcat(journey.4) AS letters, journey.1 AS times
    FROM (
      SELECT arraySort(groupArray((time, entry, seq, letter))) AS journey
      FROM (
        SELECT owner, time, entry, seq, multiIf(${join(cases, ", ")}, ${string(NO_STAGE)}) AS letter
        FROM ${eventsOf(asking, unit, period)}
      )
      GROUP BY owner
    )
  )`;
}
