import type { Dialect, JsonValue } from "../dialect.ts";
import { eventOfDraft, type Draft } from "../event-of-draft.ts";
import { firstIdOf } from "../id-of.ts";
import { isJsonObject, objectOf, textOf, type JsonObject } from "../json-object.ts";
import { PropertyTexts } from "../property-texts.ts";
import { firstTimeOf, isNoTime } from "../read-time.ts";
import { pageViewed, screenViewed } from "../view-name.ts";
import { writeKeyHeader } from "../write-key.ts";
import { contextsOf, selfDescribingEvent } from "./self-describing.ts";
import { snowplowFields } from "./snowplow-fields.ts";

const payloadSchema = "iglu:com.snowplowanalytics.snowplow/payload_data/";

/**
 * Snowplow's trackers: many messages by POST, or one in the query of a GET. They have no place for a key: it is the app
 * id (`aid`) that the tracker is given, or the header `x-write-key`.
 */
export const snowplow: Dialect = {
  keyOf: (delivery) =>
    writeKeyHeader(delivery) ??
    textOf(delivery.query["aid"]) ??
    textOf(objectOf(payloadOf(delivery.body)?.[0])["aid"]),

  messagesOf(delivery) {
    const { body, query } = delivery;
    const messages = payloadOf(body) ?? (body === undefined && textOf(query["e"]) ? [query] : undefined);
    // An app id that is the key is not kept with every message.
    return writeKeyHeader(delivery) === undefined ? messages?.map(withoutApp) : messages;
  },

  read(message, received) {
    if (!isJsonObject(message)) return "not-understood";
    const properties = propertiesOf(message);
    const what = whatItSays(message, properties);
    if (what === undefined) return "not-understood";
    return eventOfDraft(
      {
        ...what,
        messageId: message["eid"],
        known: message["uid"],
        anonymous: firstIdOf(message["duid"], message["nuid"], message["tnuid"]),
        time: firstTimeOf(message["ttm"], message["dtm"]),
        // `ttm` is true whatever the clock says.
        sentAt: isNoTime(message["ttm"]) ? message["stm"] : undefined,
        properties,
      },
      received,
    );
  },
};

function payloadOf(body: JsonValue | undefined): readonly JsonValue[] | undefined {
  const { schema, data } = objectOf(body);
  return typeof schema === "string" && schema.startsWith(payloadSchema) && Array.isArray(data)
    ? data
    : undefined;
}

function withoutApp(message: JsonValue): JsonValue {
  if (!isJsonObject(message)) return message;
  const { aid: _, ...kept } = message;
  return kept;
}

/** undefined: no kind of event that there is. */
function whatItSays(
  message: JsonObject,
  properties: PropertyTexts,
): Pick<Draft, "kind" | "name"> | undefined {
  switch (message["e"]) {
    case "pv":
      return { kind: "step", name: pageViewed() };
    case "pp":
      return { kind: "statement", name: "Page still open" };
    case "se":
      return { kind: "step", name: textOf(message["se_ac"]) };
    case "tr":
      return { kind: "step", name: "Transaction" };
    case "ti":
      // The transaction is the step; one that is told for each item would be counted as many times.
      return { kind: "statement", name: "Transaction item" };
    case "ue":
      return whatItDescribes(message, properties);
    default:
      return undefined;
  }
}

function whatItDescribes(
  message: JsonObject,
  properties: PropertyTexts,
): Pick<Draft, "kind" | "name"> | undefined {
  const event = selfDescribingEvent(message);
  if (event === undefined) return undefined;
  const { name, schema, data } = event;
  properties.add("context.schema", schema);
  if (isJsonObject(data)) properties.addAll(data);
  else properties.add("data", data);
  switch (name) {
    case "page_ping":
      return { kind: "statement", name: "Page still open" };
    case "screen_view":
      return { kind: "step", name: screenViewed(objectOf(data)["name"]) };
    default:
      return { kind: "step", name };
  }
}

function propertiesOf(message: JsonObject): PropertyTexts {
  const properties = new PropertyTexts();
  for (const field of Object.keys(message)) {
    const name = Object.hasOwn(snowplowFields, field) ? snowplowFields[field] : undefined;
    if (name !== undefined) properties.add(name, message[field]);
  }
  for (const [name, context] of contextsOf(message)) properties.add(`context.${name}`, context);
  return properties;
}
