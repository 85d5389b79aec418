import type { EventRow } from "./event.ts";
import type { ImportMapping, RefusalReason } from "./import-mapping.ts";
import type { TimeParser } from "./time-parser.ts";

/** One row of a source as an event, or the reason why it is none. */
export type Normalizer = (values: readonly string[], seq: number) => EventRow | RefusalReason;

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === "";

/**
 * Makes events of rows whose values stand in the order of `columns`. A short row lacks its last values; one
 * that has more filled values than there are columns is refused. Values are kept as they are: `NA` is text.
 */
export const createNormalizer = (
  columns: readonly string[],
  mapping: Pick<ImportMapping, "case" | "person" | "activity" | "time" | "channel">,
  parseTime: TimeParser,
): Normalizer => {
  const place = (name: string | undefined): number => (name === undefined ? -1 : columns.indexOf(name));
  const [caseAt, personAt, nameAt] = [place(mapping.case), place(mapping.person), place(mapping.activity)];
  const [timeAt, channelAt] = [place(mapping.time), place(mapping.channel)];
  const roles = new Set([caseAt, personAt, nameAt, timeAt, channelAt]);
  const propertyPlaces = columns.map((_, column) => column).filter((column) => !roles.has(column));

  return (values, seq) => {
    for (let extra = columns.length; extra < values.length; extra++) {
      if (!isBlank(values[extra])) return "too-many-columns";
    }
    const timeText = values[timeAt];
    if (timeText === undefined || isBlank(timeText)) return "no-time";
    const time = parseTime(timeText);
    if (time === undefined) return "bad-time";
    const name = values[nameAt];
    if (name === undefined || isBlank(name)) return "no-name";
    const caseId = values[caseAt];
    const person = values[personAt];
    const hasCase = !isBlank(caseId);
    const hasPerson = !isBlank(person);
    if (!hasCase && !hasPerson) return "no-unit";

    const properties: Record<string, string> = {};
    for (const column of propertyPlaces) {
      const value = values[column];
      if (value !== undefined && value !== "") properties[columns[column] ?? ""] = value;
    }
    const row: { -readonly [Key in keyof EventRow]: EventRow[Key] } = { name, time, seq, properties };
    if (hasCase && caseId !== undefined) row.case = caseId;
    if (hasPerson && person !== undefined) row.person = person;
    const channel = values[channelAt];
    if (channel !== undefined && !isBlank(channel)) row.channel = channel;
    return row;
  };
};
