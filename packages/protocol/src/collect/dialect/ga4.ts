import type { CollectedEvent } from "@itinera/core";
import type { Dialect, JsonValue } from "../dialect.ts";
import { eventOfDraft } from "../event-of-draft.ts";
import { firstIdOf } from "../id-of.ts";
import { isJsonObject, objectOf, textOf, type JsonObject } from "../json-object.ts";
import { PropertyTexts } from "../property-texts.ts";
import { pageViewed, screenViewed } from "../view-name.ts";

/** Who it is, said once for all events of a delivery; `app_instance_id` is what an app has for a client. */
const ofAll = ["client_id", "app_instance_id", "user_id", "timestamp_micros", "user_properties"] as const;

/** Measurement Protocol of Google Analytics 4. Its messages have no ids: one that is sent twice counts twice. */
export const ga4: Dialect = {
  keyOf: ({ query }) => textOf(query["api_secret"]),

  messagesOf({ path, query, body }) {
    if (!/\/mp\/collect\/?$/.test(path) || !isJsonObject(body) || !Array.isArray(body["events"]))
      return undefined;
    const shared: Record<string, JsonValue> = {};
    for (const name of ofAll) if (body[name] !== undefined) shared[name] = body[name];
    const stream = query["measurement_id"] ?? query["firebase_app_id"];
    if (stream !== undefined) shared["stream"] = stream;
    return body["events"].map((event: JsonValue) => (isJsonObject(event) ? { ...shared, ...event } : event));
  },

  read(message, received) {
    if (!isJsonObject(message)) return "not-understood";
    const event = textOf(message["name"]);
    const params = objectOf(message["params"]);
    if (event === undefined) return "no-name";
    return eventOfDraft(
      {
        ...named(event, params),
        known: message["user_id"],
        anonymous: firstIdOf(message["client_id"], message["app_instance_id"]),
        channel: textOf(params["channel"]),
        time: message["timestamp_micros"],
        properties: propertiesOf(message, params),
      },
      received,
    );
  },
};

function named(event: string, params: JsonObject): Pick<CollectedEvent, "kind" | "name"> {
  switch (event) {
    case "page_view":
      return { kind: "step", name: pageViewed() };
    case "screen_view":
      return { kind: "step", name: screenViewed(params["screen_name"]) };
    case "user_engagement":
      return { kind: "statement", name: "Page still open" };
    default:
      return { kind: "step", name: event };
  }
}

function propertiesOf(message: JsonObject, params: JsonObject): PropertyTexts {
  const properties = new PropertyTexts();
  properties.add("context.stream", message["stream"]);
  const traits = objectOf(message["user_properties"]);
  for (const name of Object.keys(traits)) properties.add(`traits.${name}`, objectOf(traits[name])["value"]);
  properties.addAll(params);
  return properties;
}
