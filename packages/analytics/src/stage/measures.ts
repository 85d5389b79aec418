import { bound, integer, join, literal, nothing, sql, string, type Sql } from "../sql/sql.ts";
import { NO_STAGE, stageLetter, stagesOfOneByte } from "./classes.ts";

export interface MeasuredStage {
  /** Place among the bound stages. */
  readonly place: number;
  /** Places of the bound stages that follow it; absent where the map names none. */
  readonly next: readonly number[] | undefined;
}

/** One for each stage that any unit reached. */
export interface MeasureRow {
  readonly place: number;
  readonly reach: number;
  readonly converted: number;
  readonly elsewhere: number;
  readonly inProgress: number;
  /** Null when nobody converted. */
  readonly medianMs: number | null;
}

/** Longer than any journey: a search from there finds nothing. */
const FAR = literal(2 ** 32);

/** How many of the units (classes.ts) have an event in any stage. */
export const countStaged = (units: Sql): Sql =>
  sql`SELECT countIf(notEmpty(trimRight(letters, ${string(NO_STAGE)}))) AS n FROM ${units}`;

/**
 * D3 over the units of classes.ts. What is sought are places of letters in a word, 0 when there is none:
 * `entries`, for each stage the place of its first event; `nexts`, of the first event behind it of a
 * stage that follows; `others`, of the last event that is of any other stage. `waits` are the times between
 * entry and next, `lefts` those between entry and the end of the log.
 *
 * Lists and few steps on purpose: with a column for each, ClickHouse takes longer to read the question than
 * to answer it.
 */
export function measures(units: Sql, stages: readonly MeasuredStage[], windowMs: number | undefined): Sql {
  const wide = stages.length > stagesOfOneByte;
  const each = (of: (stage: MeasuredStage) => Sql): Sql => sql`[${join(stages.map(of), ", ")}]`;
  const entry = ({ place }: MeasuredStage): Sql => sql`entries[${literal(place + 1)}]`;
  const entries = each(({ place }) => placeOf(place, literal(1)));
  const nexts = each((stage) =>
    nearest(stage.next ?? [], sql`${entry(stage)} + 1 + ${FAR} * (${entry(stage)} = 0)`),
  );
  const others = each(({ place }) => lastOther(stageLetter(place), wide));
  const waits = each((stage) =>
    stage.next?.length
      ? sql`times[nexts[${literal(stage.place + 1)}]] - times[${entry(stage)}]`
      : sql`toInt64(0)`,
  );
  const lefts =
    windowMs === undefined ? sql`entries` : each((stage) => sql`log_end - times[${entry(stage)}]`);
  const end = windowMs === undefined ? nothing : sql`WITH (SELECT max(times[-1]) FROM ${units}) AS log_end`;
  const [inTime, settled] =
    windowMs === undefined
      ? [sql`1`, sql`1`]
      : [sql`wait <= ${integer(windowMs)}`, sql`left >= ${integer(windowMs)}`];
  return sql`${end}
    SELECT place,
      count() AS reach,
      countIf(settled AND done) AS converted,
      countIf(settled AND NOT done AND other > entry) AS elsewhere,
      countIf(NOT settled) AS inProgress,
      quantileExactInclusiveIf(0.5)(wait, settled AND done) AS medianMs
    FROM (
      SELECT place, entry, other, wait, next > 0 AND ${inTime} AS done, ${settled} AS settled
      FROM (
        SELECT entries, nexts, ${others} AS others, ${waits} AS waits, ${lefts} AS lefts
        FROM (
          SELECT letters, times, entries, ${nexts} AS nexts
          FROM (SELECT letters, times, ${entries} AS entries FROM ${units})
        )
      )
      ARRAY JOIN
        entries AS entry, nexts AS next, others AS other, waits AS wait, lefts AS left, ${places(stages)} AS place
      WHERE entry > 0
    )
    GROUP BY place`;
}

const places = (stages: readonly MeasuredStage[]) =>
  bound(
    "Array(UInt16)",
    stages.map(({ place }) => place),
  );

const placeOf = (stage: number, from: Sql): Sql =>
  sql`toUInt64(positionUTF8(letters, ${string(stageLetter(stage))}, toUInt64(${from})))`;

/** Place of the first event of any of the stages, at or behind `from`. */
function nearest(stages: readonly number[], from: Sql): Sql {
  const found = stages.map((stage) => placeOf(stage, from));
  const [only] = found;
  if (only === undefined) return sql`toUInt64(0)`;
  if (found.length === 1) return only;
  const orFar = found.map((one) => sql`if(${one} = 0, toUInt64(${FAR}), ${one})`);
  return sql`least(${join(orFar, ", ")}) % ${FAR}`;
}

/** Place of the last event that is of another stage than the letter's. */
function lastOther(letter: string, wide: boolean): Sql {
  if (!wide) return sql`toUInt64(length(trimRight(letters, ${string(NO_STAGE + letter)})))`;
  const hex = letter.codePointAt(0)?.toString(16) ?? "";
  return sql`toUInt64(lengthUTF8(replaceRegexpOne(letters, ${string(`[\\x{7f}\\x{${hex}}]+$`)}, '')))`;
}
