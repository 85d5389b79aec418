import { day, momentsOf } from "./linden-calendar.ts";
import { journeyOf } from "./linden-journey.ts";
import { lindenPeople, type Segment } from "./linden-people.ts";
import { randomOf } from "./random.ts";

export interface ExampleLog {
  /** The same seed and last day always give the same log. */
  readonly seed: number;
  /** The log's last day, `2025-03-31`; it holds the year that ends with it (UTC). */
  readonly lastDay: string;
}

/** As many as give a full year of the shop in fewer than 50,000 events. */
const people = 6_800;
const days = 365;

export const exampleColumns = [
  "user_id",
  "session_id",
  "event",
  "timestamp",
  "channel",
  "device",
  "segment",
  "value",
];

/** A year of the Linden shop as the lines of a CSV file, header first, in order of time; each ends its line. */
export function* exampleLog({ seed, lastDay }: ExampleLog): Generator<string> {
  const end = Date.parse(`${lastDay}T00:00:00Z`) + day;
  if (Number.isNaN(end)) throw new RangeError(`Not a day: ${lastDay}`);
  yield `${exampleColumns.join(",")}\n`;
  const rows = rowsUntil(end, seed);
  rows.sort((a, b) => a.time - b.time || a.place - b.place);
  for (const row of rows) yield row.text;
}

interface Row {
  readonly time: number;
  readonly place: number;
  readonly text: string;
}

function rowsUntil(end: number, seed: number): Row[] {
  const random = randomOf(seed);
  const moment = momentsOf(end - days * day, days, random);
  const segments = Object.fromEntries(
    Object.entries(lindenPeople).map(([segment, habits]) => [segment, habits.share]),
  ) as Record<Segment, number>;
  const rows: Row[] = [];
  for (let at = 1; at <= people; at++) {
    const segment = random.pick(segments);
    const person = `c${String(at).padStart(5, "0")}`;
    const device = random.pick(lindenPeople[segment].devices);
    for (const event of journeyOf(segment, moment(), random)) {
      if (event.time >= end) break;
      const fields = [
        person,
        `${person}-${event.visit}`,
        event.kind,
        `${new Date(event.time).toISOString().slice(0, 19)}Z`,
        event.channel,
        device,
        segment,
        event.value ?? "",
      ];
      rows.push({ time: Math.floor(event.time / 1000), place: rows.length, text: `${fields.join(",")}\n` });
    }
  }
  return rows;
}
