import {
  collectLimits,
  type CollectedEvent,
  type EpochMs,
  type IdentityClaim,
  type QuarantineReason,
} from "@itinera/core";
import type { JsonValue } from "./dialect.ts";
import { idOf } from "./id-of.ts";
import type { PropertyTexts } from "./property-texts.ts";
import { storableText } from "./storable-text.ts";
import { timeOfMessage } from "./time-of-message.ts";

/** What a dialect found where its messages have it; ids and times are still as they were sent. */
export interface Draft {
  readonly kind: CollectedEvent["kind"];
  readonly name: string | undefined;
  readonly messageId?: JsonValue | undefined;
  readonly known?: JsonValue | undefined;
  readonly anonymous?: JsonValue | undefined;
  /** Another id of `known`, said outright. */
  readonly previous?: JsonValue | undefined;
  readonly case?: JsonValue | undefined;
  readonly channel?: string | undefined;
  readonly time?: JsonValue | undefined;
  readonly sentAt?: JsonValue | undefined;
  readonly properties: PropertyTexts;
}

const isLong = (text: string | undefined, most: number): boolean => text !== undefined && text.length > most;

/** What all dialects do alike, last: ids that mean nobody, claims, the time by our clock, limits. */
export function eventOfDraft(draft: Draft, received: EpochMs): CollectedEvent | QuarantineReason {
  const { name, channel } = draft;
  if (name === undefined || name.trim() === "") return "no-name";
  const messageId = idOf(draft.messageId);
  const known = idOf(draft.known);
  const anonymous = idOf(draft.anonymous);
  const previous = idOf(draft.previous);
  const caseId = idOf(draft.case);
  const person = known ?? anonymous;
  if (person === undefined && caseId === undefined) return "no-person";
  const time = timeOfMessage(draft.time, draft.sentAt, received);
  if (time === "bad-time") return time;
  const ids = [messageId, known, anonymous, previous, caseId];
  if (
    ids.some((id) => isLong(id, collectLimits.idLength)) ||
    isLong(name, collectLimits.nameLength) ||
    isLong(channel, collectLimits.channelLength)
  ) {
    return "too-long";
  }
  const properties = draft.properties.result();
  if (typeof properties === "string") return properties;

  const event: { -readonly [Key in keyof CollectedEvent]: CollectedEvent[Key] } = {
    kind: draft.kind,
    name: storableText(name),
    time,
    properties,
    claims: claimsOf(known, anonymous, previous),
  };
  if (messageId !== undefined) event.messageId = messageId;
  if (person !== undefined) event.person = person;
  if (caseId !== undefined) event.case = caseId;
  if (channel !== undefined) event.channel = storableText(channel);
  return event;
}

function claimsOf(
  known: string | undefined,
  anonymous: string | undefined,
  previous: string | undefined,
): readonly IdentityClaim[] {
  const claims: IdentityClaim[] = [];
  if (known === undefined) return claims;
  if (anonymous !== undefined && anonymous !== known) claims.push({ kind: "identified", anonymous, known });
  if (previous !== undefined && previous !== known) claims.push({ kind: "alias", previous, current: known });
  return claims;
}
