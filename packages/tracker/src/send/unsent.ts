import { tried } from "../guarded.ts";
import type { Device } from "../who/device.ts";

/** Messages that could not be sent yet, on the visitor's device, for the next page. Tabs share it. */
export interface Unsent {
  /** Those of earlier pages, oldest first; they leave the device. */
  take(): readonly string[];
  keep(messages: readonly string[]): void;
  /** These were sent. */
  forget(messages: readonly string[]): void;
  clear(): void;
}

const keptMessages = 300;
const keptCharacters = 300_000;
const name = "unsent";

export function unsentOn(device: Device): Unsent {
  const read = (): readonly string[] => {
    const list: unknown = tried(() => JSON.parse(device.read(name) ?? "[]"));
    return Array.isArray(list) ? list.filter(isMessage) : [];
  };
  function write(messages: readonly string[]): void {
    if (messages.length === 0) device.remove(name);
    else device.write(name, JSON.stringify(messages));
  }
  return {
    take() {
      const list = read();
      if (list.length > 0) device.remove(name);
      return list;
    },
    keep(messages) {
      if (messages.length > 0) write(newest([...new Set([...read(), ...messages])]));
    },
    forget(messages) {
      const list = read();
      if (list.length > 0) write(list.filter((one) => !messages.includes(one)));
    },
    clear: () => device.remove(name),
  };
}

/** What fits, without the oldest. */
function newest(messages: readonly string[]): readonly string[] {
  let characters = 0;
  const kept: string[] = [];
  for (const one of [...messages].reverse()) {
    characters += one.length;
    if (characters > keptCharacters || kept.length === keptMessages) break;
    kept.unshift(one);
  }
  return kept;
}

// It becomes a piece of a request as it stands: what another script wrote there must not break a whole batch.
const isMessage = (one: unknown): one is string =>
  typeof one === "string" && tried(() => typeof JSON.parse(one).messageId === "string") === true;
