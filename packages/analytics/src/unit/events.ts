import { sessionGapMs, type Period, type Unit } from "@itinera/core";
import type { Asking } from "../asking.ts";
import { countedEvents } from "../journey/current.ts";
import { withPersons } from "../person/with-persons.ts";
import { integer, literal, sql, type Sql } from "../sql/sql.ts";

/**
 * A table expression with the event rows of the period, each with the unit that it belongs to in
 * `owner`. For what the journeys do not hold, channels and properties: slower than they are.
 */
export function eventsOf(asking: Pick<Asking, "scope" | "state">, unit: Unit, period: Period): Sql {
  const rows = sql`events WHERE ${heldDuring(asking, period)}`;
  const persons = (of: Sql) => withPersons(asking.scope, asking.state, of);
  switch (unit) {
    case "person":
      return sql`(SELECT (id, 0) AS owner, ${columns} FROM (${persons(rows)}))`;
    case "session":
      return sql`(${sessions(persons(rows))})`;
    case "case":
      return sql`(
        SELECT (case, 0) AS owner, ${columns} FROM ${rows} AND case != ''
        UNION ALL
        ${sessions(persons(sql`${rows} AND case = ''`))}
      )`;
  }
}

const columns = sql`time, entry, seq, code, channel, properties`;

/** A condition for the event rows of a period that count. */
export const heldDuring = ({ scope, state }: Pick<Asking, "scope" | "state">, period: Period): Sql =>
  sql`${countedEvents(scope, state)} AND ${during(period)}`;

function during({ from, to }: Period): Sql {
  const after = from === undefined ? sql`1` : sql`time >= ${integer(from)}`;
  return to === undefined ? after : sql`${after} AND time < ${integer(to)}`;
}

/** The owner is the person and the number of the session, from 1: no case has a number. */
function sessions(persons: Sql): Sql {
  const inOrder = sql`PARTITION BY id ORDER BY time, entry, seq`;
  return sql`SELECT (id, 1 + sum(gap > ${literal(sessionGapMs)}) OVER (${inOrder})) AS owner, ${columns}
    FROM (SELECT *, time - lagInFrame(time, 1, time) OVER (${inOrder}) AS gap FROM (${persons}))`;
}
