import type { Delivery, Dialect, JsonValue } from "../dialect.ts";
import { eventOfDraft, type Draft } from "../event-of-draft.ts";
import { isJsonObject, objectOf, textOf, type JsonObject } from "../json-object.ts";
import { PropertyTexts } from "../property-texts.ts";
import { firstTimeOf } from "../read-time.ts";
import { pageViewed, screenViewed } from "../view-name.ts";
import { basicUser } from "../write-key.ts";

/** What follows `/v1/` where a request is one message, in full and as analytics-next shortens it. */
const typeOfPath: Readonly<Record<string, string>> = {
  track: "track",
  t: "track",
  page: "page",
  p: "page",
  screen: "screen",
  s: "screen",
  identify: "identify",
  i: "identify",
  group: "group",
  g: "group",
  alias: "alias",
  a: "alias",
};

const endOf = ({ path }: Delivery): string => /\/v1\/([a-z]+)\/?$/.exec(path)?.[1] ?? "";

/** Segment's analytics-node and analytics-next, and what RudderStack made of them. */
export const segment: Dialect = {
  keyOf: (delivery) =>
    basicUser(delivery) ?? textOf(objectOf(delivery.body)["writeKey"]) ?? textOf(delivery.query["writeKey"]),

  messagesOf(delivery) {
    const { body } = delivery;
    if (!isJsonObject(body)) return undefined;
    const end = endOf(delivery);
    // How fast the client itself is: nothing that anybody did.
    if (end === "m") return [];
    const type = Object.hasOwn(typeOfPath, end) ? typeOfPath[end] : undefined;
    if (type !== undefined) return [alone(body, type)];
    const { batch } = body;
    return (end === "batch" || end === "import") && Array.isArray(batch)
      ? batch.map((message) => ofBatch(message, body))
      : undefined;
  },

  read(message, received) {
    if (!isJsonObject(message)) return "not-understood";
    const what = whatItSays(message);
    if (what === undefined) return "not-understood";
    return eventOfDraft(
      {
        ...what,
        messageId: message["messageId"],
        known: message["userId"],
        anonymous: message["anonymousId"],
        channel: channelOf(message),
        // RudderStack's own name for it comes second: its clients send both where somebody gave a time.
        time: firstTimeOf(message["timestamp"], message["originalTimestamp"]),
        sentAt: message["sentAt"],
        properties: propertiesOf(message),
      },
      received,
    );
  },
};

function alone(body: JsonObject, type: string): JsonObject {
  const { writeKey: _, ...message } = body;
  return textOf(message["type"]) === undefined ? { ...message, type } : message;
}

function ofBatch(message: JsonValue, { sentAt, context }: JsonObject): JsonValue {
  if (!isJsonObject(message)) return message;
  const ofAll = isJsonObject(context)
    ? { context: { ...context, ...objectOf(message["context"]) } }
    : undefined;
  const when = sentAt === undefined || textOf(message["sentAt"]) !== undefined ? undefined : { sentAt };
  return ofAll === undefined && when === undefined ? message : { ...message, ...ofAll, ...when };
}

/** undefined: no kind of message that there is. */
function whatItSays(message: JsonObject): Pick<Draft, "kind" | "name" | "previous"> | undefined {
  const { type, name } = message;
  switch (type) {
    case "track":
      return { kind: "step", name: textOf(message["event"]) };
    case "page":
      return { kind: "step", name: pageViewed(textOf(name) ?? objectOf(message["properties"])["name"]) };
    case "screen":
      return { kind: "step", name: screenViewed(textOf(name) ?? objectOf(message["properties"])["name"]) };
    case "identify":
      return { kind: "statement", name: "Identified" };
    case "group":
      return { kind: "statement", name: "Group joined" };
    case "alias":
      return { kind: "statement", name: "Alias named", previous: message["previousId"] };
    default:
      return undefined;
  }
}

function channelOf(message: JsonObject): string | undefined {
  const own = [objectOf(message["properties"])["channel"], objectOf(message["context"])["channel"]];
  return [...own, message["channel"]].map(textOf).find((text) => text !== undefined && !senders.has(text));
}

/** What sent the message, not where somebody met us. */
const senders = new Set(["server", "client"]);

function propertiesOf(message: JsonObject): PropertyTexts {
  const properties = new PropertyTexts();
  const context = objectOf(message["context"]);
  for (const name of Object.keys(context)) {
    properties.add(name === "traits" ? name : `context.${name}`, context[name]);
  }
  properties.add("traits", message["traits"]);
  properties.add("groupId", message["groupId"]);
  properties.add("category", message["category"]);
  properties.addAll(objectOf(message["properties"]));
  return properties;
}
