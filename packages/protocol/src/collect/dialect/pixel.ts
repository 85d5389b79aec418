import type { Dialect } from "../dialect.ts";
import { eventOfDraft } from "../event-of-draft.ts";
import { isJsonObject, textOf } from "../json-object.ts";
import { PropertyTexts } from "../property-texts.ts";

const propertyPrefix = "p.";

/**
 * A picture in a mail or a page without scripts: `?key=…&name=…&person=…`, and `anonymous`, `case`, `id`, `t` (time),
 * `channel`, `p.<property>`.
 */
export const pixel: Dialect = {
  keyOf: ({ query }) => textOf(query["key"]),

  messagesOf({ query, body }) {
    const { key: _, ...message } = query;
    return body === undefined && Object.keys(message).length > 0 ? [message] : undefined;
  },

  read(message, received) {
    if (!isJsonObject(message)) return "not-understood";
    const properties = new PropertyTexts();
    for (const field of Object.keys(message)) {
      if (field.startsWith(propertyPrefix))
        properties.add(field.slice(propertyPrefix.length), message[field]);
    }
    return eventOfDraft(
      {
        kind: "step",
        name: textOf(message["name"]),
        messageId: message["id"],
        known: message["person"],
        anonymous: message["anonymous"],
        case: message["case"],
        channel: textOf(message["channel"]),
        time: message["t"],
        properties,
      },
      received,
    );
  },
};
