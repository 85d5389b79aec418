import { batchLength, batchOf } from "./batch.ts";
import type { Transport } from "./transport.ts";
import type { Unsent } from "./unsent.ts";

/** Sends messages in batches, in their order, until the server has them. */
export interface Delivery {
  /** A message as JSON. */
  add(message: string): void;
  /** Sends what waits; resolves when all is sent, or something failed and is tried again later. Never rejects. */
  flush(): Promise<void>;
  /** The page goes: what waits is handed to the browser. */
  leave(): void;
  /** What earlier pages could not send is sent now. */
  open(): void;
  /** Forgets everything that waits, here and on the device. */
  clear(): void;
}

export interface DeliveryParts {
  readonly key: string;
  readonly transport: Transport;
  readonly unsent: Unsent;
  /** From 0 to 1. */
  readonly random: () => number;
}

const intervalMs = 2_000;
const fullBatch = 20;
const waitingLimit = 1_000;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** How long to wait after so many failures: twice as long each time, up to a minute, and never for all at once. */
export const pauseAfter = (failures: number, random: number): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)) * (0.5 + random / 2);

export function createDelivery({ key, transport, unsent, random }: DeliveryParts): Delivery {
  let waiting: readonly string[] = [];
  let onTheWay: readonly string[] = [];
  let sending: Promise<void> | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const restart = (afterMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), afterMs);
  };

  /** False: it failed. */
  async function sendNext(): Promise<boolean> {
    const batch = waiting.slice(0, batchLength(waiting, key));
    waiting = waiting.slice(batch.length);
    onTheWay = batch;
    const outcome = await transport.send(batchOf(batch, key, new Date()), failures);
    const isForgotten = onTheWay !== batch;
    onTheWay = [];
    if (isForgotten) return true;
    if (outcome === "failed") {
      failures++;
      waiting = [...batch, ...waiting].slice(-waitingLimit);
      unsent.keep(waiting);
      return false;
    }
    failures = 0;
    unsent.forget(batch);
    return true;
  }

  async function sendAll(): Promise<void> {
    while (waiting.length > 0) {
      if (await sendNext()) continue;
      restart(pauseAfter(failures, random()));
      return;
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    sending ??= sendAll()
      .catch(() => undefined)
      .then(() => {
        sending = undefined;
      });
    return sending;
  }

  return {
    add(message) {
      waiting = [...waiting, message].slice(-waitingLimit);
      if (failures > 0) unsent.keep([message]);
      else if (waiting.length >= fullBatch) void flush();
      else if (timer === undefined && !sending) restart(intervalMs);
    },
    flush,
    leave() {
      // A second attempt does not outlive the page, so it goes again. What failed before stays on the device, too: nobody
      // hears what becomes of it now, and the server knows messages by their ids.
      if (failures > 0) waiting = [...onTheWay, ...waiting];
      while (waiting.length > 0 && transport.isOnline()) {
        const batch = waiting.slice(0, batchLength(waiting, key));
        if (!transport.handOver(batchOf(batch, key, new Date()))) break;
        waiting = waiting.slice(batch.length);
      }
      unsent.keep(waiting);
    },
    open() {
      waiting = [...unsent.take(), ...waiting];
      if (waiting.length > 0 && timer === undefined && !sending) restart(intervalMs);
    },
    clear() {
      waiting = [];
      onTheWay = [];
      failures = 0;
      clearTimeout(timer);
      timer = undefined;
      unsent.clear();
    },
  };
}
