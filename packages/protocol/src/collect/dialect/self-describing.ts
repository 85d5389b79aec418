import type { JsonValue } from "../dialect.ts";
import { isJsonObject, objectOf, textOf, type JsonObject } from "../json-object.ts";
import { parseJson, textOfBase64 } from "../parse-json.ts";

/** Data that names its schema: `iglu:com.acme/basket_opened/jsonschema/1-0-0`. */
export interface SelfDescribing {
  readonly schema: string;
  /** Of the schema: `basket_opened`. */
  readonly name: string;
  readonly data: JsonValue;
}

function selfDescribing(value: JsonValue | undefined): SelfDescribing | undefined {
  const { schema: stated, data } = objectOf(value);
  const schema = textOf(stated);
  const name = /^iglu:[^/]+\/([^/]+)\//.exec(schema ?? "")?.[1];
  return schema === undefined || name === undefined || data === undefined
    ? undefined
    : { schema, name, data };
}

/** JSON that lies in a message as text, or in another field as base64url. */
const inside = (plain: JsonValue | undefined, encoded: JsonValue | undefined): JsonValue | undefined =>
  typeof plain === "string"
    ? parseJson(plain)
    : typeof encoded === "string"
      ? parseJson(textOfBase64(encoded) ?? "")
      : undefined;

/** The event of a message `e=ue`: one lies in the other. */
export function selfDescribingEvent(message: JsonObject): SelfDescribing | undefined {
  const { data } = objectOf(inside(message["ue_pr"], message["ue_px"]));
  return selfDescribing(data);
}

/** The contexts of a message by the names of their schemas; those of the same name are a list. */
export function contextsOf(message: JsonObject): ReadonlyMap<string, JsonValue> {
  const { data } = objectOf(inside(message["co"], message["cx"]));
  const contexts = new Map<string, JsonValue[]>();
  for (const one of Array.isArray(data) ? data : []) {
    const described = isJsonObject(one) ? selfDescribing(one) : undefined;
    if (described === undefined) continue;
    const alike = contexts.get(described.name);
    if (alike) alike.push(described.data);
    else contexts.set(described.name, [described.data]);
  }
  return new Map([...contexts].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? null) : all]));
}
