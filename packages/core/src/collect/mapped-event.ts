import { z } from "zod";
import type { EpochMs } from "../brand.ts";
import { epochMsOf } from "../event/calendar.ts";
import { createTimeParser } from "../event/time-parser.ts";
import { collectLimits } from "./collect-limits.ts";
import type { CollectedEvent, IdentityClaim } from "./collected-event.ts";
import { flatProperties } from "./flat-properties.ts";
import { isJsonObject, type JsonObject } from "./json-value.ts";
import type { QuarantineReason } from "./quarantine-reason.ts";

/** Many systems number their things. */
const label = z.union([z.string(), z.number()]).nullish();

/** What a mapping must give for each event. What is null or blank counts as not given. */
export const mappedEventSchema = z.object({
  /** The same id of the same source again counts once. */
  id: label,
  name: label,
  person: label,
  /** Who it was before they were known; with `person`, it says that both are one. */
  anonymous: label,
  case: label,
  /** ISO, in UTC where it names no zone; or a number since 1970 whose size tells its unit. Else when it was received. */
  time: label,
  channel: label,
  properties: z.custom<JsonObject>(isJsonObject).nullish(),
  /** It says something of a person and is no step of their journey. */
  statement: z.boolean().nullish(),
  /** An earlier id of the same person. */
  was: label,
});
export type MappedEvent = z.infer<typeof mappedEventSchema>;

const plain = (value: string | number | null | undefined): string | undefined => {
  const text = String(value ?? "");
  return text.trim() === "" ? undefined : text;
};

const isoTime = createTimeParser("iso");

/** Seconds reach to the year 5138 before they are read as milliseconds; these, since 1973, before microseconds. */
const unitsPerMs = (size: number): number => (size < 1e11 ? 0.001 : size < 1e14 ? 1 : 1000);

/** As text, a number has more digits than a day has. */
const numberText = /^\s*-?\d{9,17}(\.\d+)?\s*$/;

const timeOf = (time: string | number): EpochMs | undefined => {
  if (typeof time === "string" && !numberText.test(time))
    return typeof isoTime === "function" ? isoTime(time) : undefined;
  const number = Number(time);
  return epochMsOf(Math.floor(number / unitsPerMs(Math.abs(number))));
};

const claimsOf = (
  person: string | undefined,
  anonymous: string | undefined,
  previous: string | undefined,
): readonly IdentityClaim[] => {
  const current = person ?? anonymous;
  const claims: IdentityClaim[] = [];
  if (person !== undefined && anonymous !== undefined && person !== anonymous)
    claims.push({ kind: "identified", anonymous, known: person });
  if (current !== undefined && previous !== undefined && current !== previous)
    claims.push({ kind: "alias", previous, current });
  return claims;
};

/** One event that a mapping gave, in our words, or why it is none. */
export function collectedOf(mapped: unknown, received: EpochMs): CollectedEvent | QuarantineReason {
  const read = mappedEventSchema.safeParse(mapped);
  if (!read.success) return "mapping-failed";
  const { data } = read;
  const name = plain(data.name);
  if (name === undefined) return "no-name";
  const [id, known, anonymous, previous] = [data.id, data.person, data.anonymous, data.was].map(plain);
  const [caseId, channel] = [plain(data.case), plain(data.channel)];
  const person = known ?? anonymous;
  if (person === undefined && (caseId === undefined || previous !== undefined)) return "no-person";

  const { idLength, nameLength, channelLength } = collectLimits;
  const isLong = (text: string | undefined, most: number): boolean => (text?.length ?? 0) > most;
  if (isLong(name, nameLength) || isLong(channel, channelLength)) return "too-long";
  if ([id, known, anonymous, previous, caseId].some((text) => isLong(text, idLength))) return "too-long";

  const written = data.time ?? undefined;
  const time = plain(written) === undefined || written === undefined ? received : timeOf(written);
  if (time === undefined) return "bad-time";
  const properties = flatProperties(data.properties ?? {});
  if (typeof properties === "string") return properties;
  return {
    kind: data.statement === true ? "statement" : "step",
    ...(id !== undefined && { messageId: id }),
    name,
    ...(person !== undefined && { person }),
    ...(caseId !== undefined && { case: caseId }),
    time,
    ...(channel !== undefined && { channel }),
    properties,
    claims: claimsOf(known, anonymous, previous),
  };
}

/**
 * All that a mapping gave for one payload: an object, or a list of them. An empty list says that the payload is known and
 * no event; nothing at all (a misspelt name, a payload of another system) is a reason.
 */
export function allCollectedOf(
  given: unknown,
  received: EpochMs,
): readonly (CollectedEvent | QuarantineReason)[] {
  if (given === undefined || given === null) return ["mapping-gave-nothing"];
  const list = Array.isArray(given) ? given : [given];
  if (list.length > collectLimits.batchMessages) return ["mapping-failed"];
  return list.map((mapped) => collectedOf(mapped, received));
}
