import { encodeServerFrame, type Present } from "@itinera/protocol";
import type { NodeId } from "./fan-out.ts";
import { createFarPresence, type PresenceNews } from "./far-presence.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Thirty pictures a second; of what comes faster only the last is passed on. */
const everyMs = 33;

/** A connection, as presence sees it. */
export interface Onlooker {
  readonly connection: string;
  readonly person: string;
  readonly name: string;
  send(frame: Bytes): void;
}

export interface Presence {
  /** From now on others are told of it. */
  enter(one: Onlooker): void;
  leave(one: Onlooker): void;
  /** `state` replaces the one before. */
  show(one: Onlooker, state: Bytes): void;
  /** Everybody but `one`, on other servers too. */
  others(one: Onlooker): Present[];
  /** Whether other servers have told of anybody. */
  isSomebodyElsewhere(): boolean;
  /** Everybody on this server. */
  here(): Present[];
  /** What another server tells of its people. */
  hear(from: NodeId, news: PresenceNews): void;
  /** Everybody who is on another server. */
  roster(from: NodeId, present: readonly Present[]): void;
  /** People of servers that are silent are gone. */
  forgetSilent(): void;
  /** Nobody is told of anything any more. */
  stop(): void;
}

const noState = new Uint8Array();

/**
 * Who is in a room and what they show. Nothing of it is stored, and nothing of it is believed. `relay`
 * tells other servers.
 */
export function createPresence(relay?: (news: PresenceNews) => void): Presence {
  const far = createFarPresence();
  const states = new Map<Onlooker, Bytes>();
  const changed = new Set<Onlooker>();
  let gone: string[] = [];
  let told = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  const presentOf = (one: Onlooker): Present => ({
    connection: one.connection,
    person: one.person,
    name: one.name,
    state: states.get(one) ?? noState,
  });

  function tell(): void {
    timer = undefined;
    told = performance.now();
    const news: PresenceNews = { present: [...changed].map(presentOf), gone };
    relay?.(news);
    const frame = encodeServerFrame({ kind: "presence", ...news });
    // To whoever is the only one with news it would be an echo.
    const [only] = changed.size === 1 && gone.length === 0 ? changed : [];
    changed.clear();
    gone = [];
    for (const one of states.keys()) if (one !== only) one.send(frame);
  }

  function pass(news: PresenceNews): void {
    if (news.present.length === 0 && news.gone.length === 0) return;
    const frame = encodeServerFrame({ kind: "presence", ...news });
    for (const one of states.keys()) one.send(frame);
  }

  function tellSoon(): void {
    timer ??= setTimeout(tell, Math.max(0, told + everyMs - performance.now()));
  }

  return {
    enter(one) {
      states.set(one, noState);
      changed.add(one);
      tellSoon();
    },
    leave(one) {
      if (!states.delete(one)) return;
      changed.delete(one);
      gone.push(one.connection);
      tellSoon();
    },
    show(one, state) {
      if (!states.has(one)) return;
      states.set(one, state);
      changed.add(one);
      tellSoon();
    },
    others: (one) => [...[...states.keys()].filter((other) => other !== one).map(presentOf), ...far.list()],
    isSomebodyElsewhere: () => far.list().length > 0,
    here: () => [...states.keys()].map(presentOf),
    hear(from, news) {
      far.hear(from, news);
      pass(news);
    },
    roster(from, present) {
      pass(far.roster(from, present));
    },
    forgetSilent() {
      pass(far.forgetSilent());
    },
    stop() {
      clearTimeout(timer);
      states.clear();
      changed.clear();
    },
  };
}
