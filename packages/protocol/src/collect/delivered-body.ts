import type { JsonValue } from "./dialect.ts";
import { parseJson, textOfBase64 } from "./parse-json.ts";

/**
 * The text of a request as JSON, whatever its content type says. A page that is being left sends a form whose one field
 * `data` is the JSON, in base64 or as it is: that needs no question to the server beforehand. undefined: it is no JSON.
 */
export function deliveredBody(text: string): JsonValue | undefined {
  const field = /^data=([^&]*)/.exec(text)?.[1];
  if (field === undefined) return parseJson(text);
  const data = unescaped(field);
  return parseJson(data) ?? parseJson(textOfBase64(data) ?? "");
}

function unescaped(field: string): string {
  try {
    return decodeURIComponent(field);
  } catch {
    return field;
  }
}
