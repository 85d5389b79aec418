import type { Dialect, JsonValue } from "../dialect.ts";
import { eventOfDraft } from "../event-of-draft.ts";
import { isJsonObject, objectOf, textOf } from "../json-object.ts";
import { PropertyTexts } from "../property-texts.ts";
import { ownKey } from "../write-key.ts";

/**
 * Our own words: `{id?, name, person?, anonymous?, case?, time?, channel?, properties?}`, one alone, a list of them, or
 * `{events: […], sentAt?}`.
 */
export const plain: Dialect = {
  keyOf: ownKey,

  messagesOf({ body }) {
    if (Array.isArray(body)) return body;
    if (!isJsonObject(body)) return undefined;
    const { events, sentAt } = body;
    if (!Array.isArray(events)) return [body];
    return sentAt === undefined
      ? events
      : events.map((event: JsonValue) => (isJsonObject(event) ? { sentAt, ...event } : event));
  },

  read(message, received) {
    if (!isJsonObject(message)) return "not-understood";
    const properties = new PropertyTexts();
    properties.addAll(objectOf(message["properties"]));
    return eventOfDraft(
      {
        kind: "step",
        name: textOf(message["name"]),
        messageId: message["id"],
        known: message["person"],
        anonymous: message["anonymous"],
        case: message["case"],
        channel: textOf(message["channel"]),
        time: message["time"],
        sentAt: message["sentAt"],
        properties,
      },
      received,
    );
  },
};
