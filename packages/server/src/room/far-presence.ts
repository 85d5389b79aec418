import type { Present } from "@itinera/protocol";
import type { NodeId } from "./fan-out.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Three rosters that did not come: the server is gone, or cannot be heard. */
const silentAfterMs = 7_000;

/** What is new for those who are here. */
export interface PresenceNews {
  readonly present: readonly Present[];
  readonly gone: readonly string[];
}

/** Who is in the same room on other servers, by what these say. */
export interface FarPresence {
  list(): Present[];
  hear(from: NodeId, news: PresenceNews): void;
  /** Everybody who is there; gives what differs from what was known. */
  roster(from: NodeId, present: readonly Present[]): PresenceNews;
  /** The people of servers that have been silent for too long. */
  forgetSilent(): PresenceNews;
}

const isSame = (a: Bytes, b: Bytes) => a.length === b.length && a.every((byte, at) => byte === b[at]);

export function createFarPresence(now: () => number = () => performance.now()): FarPresence {
  const nodes = new Map<NodeId, { readonly people: Map<string, Present>; heard: number }>();

  function peopleOf(node: NodeId): Map<string, Present> {
    const known = nodes.get(node) ?? { people: new Map<string, Present>(), heard: 0 };
    known.heard = now();
    nodes.set(node, known);
    return known.people;
  }

  return {
    list: () => [...nodes.values()].flatMap(({ people }) => [...people.values()]),

    hear(from, { present, gone }) {
      const people = peopleOf(from);
      for (const one of present) people.set(one.connection, one);
      for (const connection of gone) people.delete(connection);
    },

    roster(from, present) {
      const people = peopleOf(from);
      const gone = new Set(people.keys());
      const changed = present.filter((one) => {
        gone.delete(one.connection);
        const known = people.get(one.connection);
        return !known || !isSame(known.state, one.state);
      });
      for (const connection of gone) people.delete(connection);
      for (const one of changed) people.set(one.connection, one);
      return { present: changed, gone: [...gone] };
    },

    forgetSilent() {
      const silent = [...nodes].filter(([, { heard }]) => heard < now() - silentAfterMs);
      for (const [node] of silent) nodes.delete(node);
      return { present: [], gone: silent.flatMap(([, { people }]) => [...people.keys()]) };
    },
  };
}
