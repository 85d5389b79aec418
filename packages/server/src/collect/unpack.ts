import { deliveredBody, type JsonValue } from "@itinera/protocol";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

const unzip = promisify(gunzip);

/** Of a delivery when it is unpacked: four times what Segment's clients send at most. */
export const mostUnpacked = 2 * 1024 * 1024;

export type Unpacked =
  | { readonly kind: "json"; readonly value: JsonValue }
  /** No JSON, or nothing at all. */
  | { readonly kind: "other" }
  | { readonly kind: "too-big" };

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Clients name the type and the packing of what they send as they please: both are seen in the bytes. */
export async function unpack(bytes: Uint8Array): Promise<Unpacked> {
  if (bytes.length > mostUnpacked) return { kind: "too-big" };
  let plain = bytes;
  if (isGzip(bytes)) {
    try {
      plain = await unzip(bytes, { maxOutputLength: mostUnpacked });
    } catch (error) {
      const isTooBig = (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
      return { kind: isTooBig ? "too-big" : "other" };
    }
  }
  const value = deliveredBody(new TextDecoder().decode(plain));
  return value === undefined ? { kind: "other" } : { kind: "json", value };
}
