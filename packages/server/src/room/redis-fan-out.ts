import type { RoomKey } from "@itinera/store";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { FanOut } from "./fan-out.ts";
import { decodeNodeMessage, encodeNodeMessage } from "./node-message.ts";

/** A map opens all the same where Redis does not answer. */
const patienceMs = 500;
/** A way that is dead without a word is noticed by this. */
const pingMs = 5_000;
const mostPauseMs = 2_000;

const channelOf = ({ workspace, map }: RoomKey) => `itinera:map:${workspace}/${map}`;

interface RedisOptions {
  readonly url: string;
  /** Told once when Redis is away, and not again until it was there. */
  readonly warn: (error: Error) => void;
}

/**
 * Fan-out through Redis. It only makes things quick: what is told while it is away is lost, and found in
 * the log. Comes back by itself, with all its subscriptions.
 */
export async function openRedisFanOut({ url, warn }: RedisOptions): Promise<FanOut> {
  // Whoever serves alone need not wait until this is loaded.
  const { createClient } = await import("redis");
  const node = randomBytes(9).toString("base64url");
  let isAway = false;

  function connection(options: { readonly disableOfflineQueue: boolean }) {
    const client = createClient({
      url,
      ...options,
      pingInterval: pingMs,
      socket: { reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, mostPauseMs) },
    });
    client.on("error", (error: Error) => {
      if (!isAway) warn(error);
      isAway = true;
    });
    client.on("ready", () => {
      isAway = false;
    });
    // It goes on trying; what goes wrong is told by the event.
    client.connect().catch(() => undefined);
    return client;
  }

  // What cannot be said now is of no use later.
  const speaker = connection({ disableOfflineQueue: true });
  const listener = connection({ disableOfflineQueue: false });

  return {
    tell(key, message) {
      const bytes = encodeNodeMessage(node, message);
      const sent = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      speaker.publish(channelOf(key), sent).catch(() => undefined);
    },

    async listen(key, hear) {
      const channel = channelOf(key);
      const listen = (bytes: Buffer) => {
        const [from, message] = decodeNodeMessage(new Uint8Array(bytes)) ?? [node];
        if (message && from !== node) hear(from, message);
      };
      const subscribed = listener.subscribe(channel, listen, true).catch(() => undefined);
      await Promise.race([subscribed, sleep(patienceMs)]);
      return {
        stop: () => {
          void subscribed.then(() => listener.unsubscribe(channel, listen, true)).catch(() => undefined);
        },
      };
    },
    close: () => {
      speaker.destroy();
      listener.destroy();
      return Promise.resolve();
    },
  };
}
