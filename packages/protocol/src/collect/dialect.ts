import type { CollectedEvent, EpochMs, QuarantineReason } from "@itinera/core";

/** A value of JSON. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A request of a client, unpacked: gunzipped where it begins with 1f 8b, and read by `deliveredBody`. */
export interface Delivery {
  /** Below the server's address, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** undefined: there is none, or it is no JSON. */
  readonly body: JsonValue | undefined;
}

/**
 * How one family of clients writes events. Pure: the server does requests and answers, keys, limits, the log.
 */
export interface Dialect {
  /** The write key that the delivery carries. */
  keyOf(delivery: Delivery): string | undefined;
  /**
   * The messages of a delivery, in the order in which they were sent. What the delivery says of all of them (when it was
   * sent, headers that count) is written into each, so that a message can be read again later by itself.
   * undefined: this is no delivery of such a client.
   */
  messagesOf(delivery: Delivery): readonly JsonValue[] | undefined;
  /** One message as an event, or why it is none. Never throws, whatever the message is. */
  read(message: JsonValue, received: EpochMs): CollectedEvent | QuarantineReason;
}
