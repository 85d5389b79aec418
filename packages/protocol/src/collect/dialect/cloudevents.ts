import type { Delivery, Dialect, JsonValue } from "../dialect.ts";
import { eventOfDraft } from "../event-of-draft.ts";
import { firstIdOf } from "../id-of.ts";
import { isJsonObject, textOf, type JsonObject } from "../json-object.ts";
import { parseJson, textOfBase64 } from "../parse-json.ts";
import { PropertyTexts } from "../property-texts.ts";
import { ownKey } from "../write-key.ts";

/**
 * CloudEvents 1.0 over HTTP: `type` is the name and `subject` the person. Extension attributes `person`, `anonymous`,
 * `case` and `channel` say it outright; each other attribute is kept under `context.`.
 */
export const cloudevents: Dialect = {
  keyOf: ownKey,

  messagesOf(delivery) {
    const { body, headers } = delivery;
    if (headers["ce-specversion"] !== undefined) return [ofHeaders(delivery)];
    const contentType = headers["content-type"] ?? "";
    if (Array.isArray(body)) {
      const isBatch = contentType.startsWith("application/cloudevents-batch") || isOne(body[0]);
      return isBatch ? body : undefined;
    }
    return isOne(body) || (contentType.startsWith("application/cloudevents") && isJsonObject(body))
      ? [body]
      : undefined;
  },

  read(message, received) {
    if (!isOne(message)) return "not-understood";
    return eventOfDraft(
      {
        kind: "step",
        name: textOf(message["type"]),
        messageId: message["id"],
        known: firstIdOf(message["person"], message["subject"]),
        anonymous: message["anonymous"],
        case: message["case"],
        channel: textOf(message["channel"]),
        time: message["time"],
        properties: propertiesOf(message),
      },
      received,
    );
  },
};

const isOne = (value: JsonValue | undefined): value is JsonObject =>
  isJsonObject(value) && textOf(value["specversion"]) !== undefined;

const prefix = "ce-";

/** Binary mode: the attributes are headers and the body is the data. */
function ofHeaders({ headers, body }: Delivery): JsonObject {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]): [string, JsonValue] => [name.slice(prefix.length), unescaped(value)]);
  return Object.fromEntries(body === undefined ? attributes : [...attributes, ["data", body]]);
}

/** What is not ASCII is written with `%` in a header. */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** They have places of their own in an event, or say how the message is written. */
const elsewhere = new Set([
  "specversion",
  "id",
  "type",
  "subject",
  "time",
  "person",
  "anonymous",
  "case",
  "channel",
  "datacontenttype",
  "data",
  "data_base64",
]);

function propertiesOf(message: JsonObject): PropertyTexts {
  const properties = new PropertyTexts();
  for (const name of Object.keys(message)) {
    if (!elsewhere.has(name)) properties.add(`context.${name}`, message[name]);
  }
  const encoded = message["data_base64"];
  const data = encoded === undefined ? message["data"] : dataOfBase64(encoded);
  if (isJsonObject(data)) properties.addAll(data);
  else properties.add("data", data);
  return properties;
}

/** Data that is no JSON is nothing that could be shown. */
const dataOfBase64 = (encoded: JsonValue): JsonValue | undefined =>
  typeof encoded === "string" ? parseJson(textOfBase64(encoded) ?? "") : undefined;
