import { integer, join, literal, sql, string, type Sql } from "../sql/sql.ts";
import { NO_STAGE, stageLetter, stagesOfOneByte } from "./classes.ts";

export interface MeasuredStage {
  /** Place among the bound stages. */
  readonly place: number;
  /** Places of the bound stages that follow it; absent where the map names none. */
  readonly next: readonly number[] | undefined;
}

type Measure = "reach" | "converted" | "elsewhere" | "open" | "median";

/** `n`, and `reach_3` for the stage with place 3, and so on. A median of nobody is null. */
export type MeasureRow = Readonly<Record<"n" | `${Measure}_${number}`, number | null>>;

/** Longer than any journey: a search from there finds nothing. */
const FAR = literal(2 ** 32);

/**
 * D3 as one row, over the units of classes.ts. Places in a journey are found as letters in a word:
 *
 * first: of the stage's first event; next: of the first event of a next stage behind it; `before_end`: of
 * the last event of another stage, for whatever stands behind it is of this stage or of none.
 */
export function measures(units: Sql, stages: readonly MeasuredStage[], windowMs: number | undefined): Sql {
  const wide = stages.length > stagesOfOneByte;
  const end = windowMs === undefined ? sql`` : sql`WITH (SELECT max(times[-1]) FROM ${units}) AS log_end`;
  const columns = stages.flatMap((stage) => placesOf(stage, windowMs, wide));
  return sql`${end}
    SELECT ${join([sql`countIf(staged) AS n`, ...stages.flatMap(countsOf)], ", ")}
    FROM (
      SELECT ${join([sql`notEmpty(trimRight(letters, ${string(NO_STAGE)})) AS staged`, ...columns], ", ")}
      FROM ${units}
    )`;
}

const column = (name: string, place: number): Sql => ({ texts: [`${name}_${place}`], parts: [] });

function placesOf({ place, next }: MeasuredStage, windowMs: number | undefined, wide: boolean): Sql[] {
  const first = column("first", place);
  const letter = stageLetter(place);
  const found = sql`toUInt64(positionUTF8(letters, ${string(letter)})) AS ${first}`;
  if (next === undefined) return [found];
  const then = column("next", place);
  const inTime =
    windowMs === undefined
      ? { done: sql`${then} > 0`, settled: sql`${first} > 0` }
      : {
          done: sql`${then} > 0 AND times[${then}] - times[${first}] <= ${integer(windowMs)}`,
          settled: sql`${first} > 0 AND log_end - times[${first}] >= ${integer(windowMs)}`,
        };
  return [
    found,
    sql`${firstOf(next, sql`${first} + 1 + ${FAR} * (${first} = 0)`)} AS ${then}`,
    sql`${inTime.done} AS ${column("done", place)}`,
    sql`${inTime.settled} AS ${column("settled", place)}`,
    sql`${lastOther(letter, wide)} > ${first} AS ${column("other", place)}`,
    sql`times[${then}] - times[${first}] AS ${column("wait", place)}`,
  ];
}

/** Place of the first event of any of the stages, at or behind `from`; 0 when there is none. */
function firstOf(stages: readonly number[], from: Sql): Sql {
  const found = stages.map(
    (place) => sql`toUInt64(positionUTF8(letters, ${string(stageLetter(place))}, toUInt64(${from})))`,
  );
  const [only] = found;
  if (only === undefined) return sql`toUInt64(0)`;
  if (found.length === 1) return only;
  const nearest = join(
    found.map((one) => sql`if(${one} = 0, ${FAR}, ${one})`),
    ", ",
  );
  return sql`least(${nearest}) % ${FAR}`;
}

/** Place of the last event that is of another stage than the letter's; 0 when there is none. */
function lastOther(letter: string, wide: boolean): Sql {
  if (!wide) return sql`length(trimRight(letters, ${string(NO_STAGE + letter)}))`;
  const hex = letter.codePointAt(0)?.toString(16) ?? "";
  return sql`lengthUTF8(replaceRegexpOne(letters, ${string(`[\\x{7f}\\x{${hex}}]+$`)}, ''))`;
}

function countsOf({ place, next }: MeasuredStage): Sql[] {
  const reach = sql`countIf(${column("first", place)} > 0) AS ${column("reach", place)}`;
  if (next === undefined) return [reach];
  const [done, settled] = [column("done", place), column("settled", place)];
  return [
    reach,
    sql`countIf(${settled} AND ${done}) AS ${column("converted", place)}`,
    sql`countIf(${settled} AND NOT ${done} AND ${column("other", place)}) AS ${column("elsewhere", place)}`,
    sql`countIf(${column("first", place)} > 0 AND NOT ${settled}) AS ${column("open", place)}`,
    sql`quantileExactInclusiveIf(0.5)(${column("wait", place)}, ${settled} AND ${done}) AS ${column("median", place)}`,
  ];
}
