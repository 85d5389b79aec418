import type { Delivery, Dialect, JsonValue } from "../dialect.ts";
import { eventOfDraft } from "../event-of-draft.ts";
import { firstIdOf } from "../id-of.ts";
import { isJsonObject, objectOf, textOf, type JsonObject } from "../json-object.ts";
import { PropertyTexts } from "../property-texts.ts";
import { firstTimeOf, readTime } from "../read-time.ts";
import { bearerToken } from "../write-key.ts";
import { posthogName } from "./posthog-names.ts";

const paths = /\/(?:batch|e|i\/v0\/e|i\/v1\/analytics\/events|capture|track|engage)\/?$/;

/** PostHog's clients: posthog-js sends to /e/, posthog-node to /batch/, or to /i/v1/… where it is told to. */
export const posthog: Dialect = {
  keyOf(delivery) {
    const body = objectOf(delivery.body);
    const [first] = messagesIn(delivery) ?? [];
    return (
      keyIn(body) ??
      keyIn(objectOf(first)) ??
      textOf(delivery.query["token"]) ??
      textOf(delivery.query["api_key"]) ??
      bearerToken(delivery)
    );
  },

  messagesOf(delivery) {
    const sentAt = sentAtOf(delivery);
    return messagesIn(delivery)?.map((message) => ofDelivery(message, sentAt));
  },

  read(message, received) {
    if (!isJsonObject(message)) return "not-understood";
    const event = textOf(message["event"]);
    if (event === undefined) return "no-name";
    const own = objectOf(message["properties"]);
    const isAlias = event === "$create_alias" || event === "$merge_dangerously";
    return eventOfDraft(
      {
        ...posthogName(event, own),
        messageId: firstIdOf(message["uuid"], own["$insert_id"]),
        known: firstIdOf(message["distinct_id"], own["distinct_id"]),
        anonymous: event === "$identify" ? own["$anon_distinct_id"] : undefined,
        previous: isAlias ? own["alias"] : undefined,
        channel: textOf(own["channel"]),
        time: firstTimeOf(message["timestamp"], own["$time"]),
        sentAt: sentAtOfMessage(message, own),
        properties: propertiesOf(message, own),
      },
      received,
    );
  },
};

const keyIn = (object: JsonObject): string | undefined =>
  textOf(object["api_key"]) ??
  textOf(object["token"]) ??
  textOf(object["$token"]) ??
  textOf(objectOf(object["properties"])["token"]) ??
  textOf(objectOf(object["properties"])["$token"]);

/** Many in an object, many in a list, or one alone. */
function messagesIn({ path, body }: Delivery): readonly JsonValue[] | undefined {
  if (!paths.test(path)) return undefined;
  if (Array.isArray(body)) return body;
  if (!isJsonObject(body)) return undefined;
  const { batch } = body;
  return batch === undefined ? [body] : Array.isArray(batch) ? batch : undefined;
}

/** `_` is the older clients' own. */
const sentAtOf = ({ body, headers, query }: Delivery): JsonValue | undefined =>
  objectOf(body)["sent_at"] ?? headers["posthog-request-timestamp"] ?? query["sent_at"] ?? query["_"];

/** The key lets anybody send: it is not kept with every message. */
function ofDelivery(message: JsonValue, sentAt: JsonValue | undefined): JsonValue {
  if (!isJsonObject(message)) return message;
  const { api_key: _key, token: _token, $token: _other, ...kept } = message;
  const when = sentAt === undefined || kept["sent_at"] !== undefined ? undefined : { sent_at: sentAt };
  if (!isJsonObject(message["properties"])) return { ...kept, ...when };
  const { token: _of, $token: _theirs, ...properties } = message["properties"];
  return { ...kept, properties, ...when };
}

function sentAtOfMessage(message: JsonObject, own: JsonObject): JsonValue | undefined {
  // The sender says that the time is right although its clock may not be: it tells of the past.
  if (own["$ignore_sent_at"] === true || objectOf(message["options"])["disable_skew_correction"] === true) {
    return undefined;
  }
  const { offset, timestamp = null } = message;
  // Milliseconds from the event to its sending.
  const time = Number.isFinite(offset) ? readTime(timestamp) : undefined;
  return time === undefined ? message["sent_at"] : time + Number(offset);
}

/** They have places of their own in an event, or say nothing of it. */
const elsewhere = new Set([
  "distinct_id",
  "token",
  "$token",
  "alias",
  "$anon_distinct_id",
  "$insert_id",
  "$time",
  "$set",
  "$set_once",
]);

function propertiesOf(message: JsonObject, own: JsonObject): PropertyTexts {
  const properties = new PropertyTexts();
  // What is set once is older than what is set now.
  properties.add("traits", message["$set_once"]);
  properties.add("traits", own["$set_once"]);
  properties.add("traits", message["$set"]);
  properties.add("traits", own["$set"]);
  properties.add("$session_id", message["session_id"]);
  properties.add("$window_id", message["window_id"]);
  for (const name of Object.keys(own)) if (!elsewhere.has(name)) properties.add(name, own[name]);
  return properties;
}
