import { bytesOf } from "../say/message.ts";

/** Browsers let what outlives a page have 64 KB. */
export const batchBytes = 60 * 1024;
export const batchMessages = 100;
/** Room for the key, the time and the braces. */
const frameBytes = 300;

/** How many of the messages, from the first on, go in one request; at least one. */
export function batchLength(messages: readonly string[], key: string): number {
  let bytes = frameBytes + bytesOf(key) * 2;
  let length = 0;
  for (const one of messages.slice(0, batchMessages)) {
    bytes += bytesOf(one) + 1;
    if (length > 0 && bytes > batchBytes) break;
    length++;
  }
  return length;
}

/** A request of `/v1/batch`. The messages are JSON already. */
export const batchOf = (messages: readonly string[], key: string, sentAt: Date): string =>
  `{"batch":[${messages.join()}],"writeKey":${JSON.stringify(key)},"sentAt":"${sentAt.toISOString()}"}`;
