import type { Delivery } from "./dialect.ts";
import { textOf } from "./json-object.ts";
import { textOfBase64 } from "./parse-json.ts";

/** The user of HTTP's Basic authentication. */
export function basicUser({ headers }: Delivery): string | undefined {
  const encoded = /^basic ([\w+/=-]+)$/i.exec(headers["authorization"] ?? "")?.[1];
  return encoded === undefined ? undefined : textOf(textOfBase64(encoded)?.split(":")[0]);
}

export const bearerToken = ({ headers }: Delivery): string | undefined =>
  /^bearer (\S+)$/i.exec(headers["authorization"] ?? "")?.[1];

export const writeKeyHeader = ({ headers }: Delivery): string | undefined => textOf(headers["x-write-key"]);

/** Where clients that know us put the key: `Authorization: Bearer`, `x-write-key`, or `?key=`. */
export const ownKey = (delivery: Delivery): string | undefined =>
  bearerToken(delivery) ?? writeKeyHeader(delivery) ?? textOf(delivery.query["key"]);
