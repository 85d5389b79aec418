import type { ClientOwner } from "@itinera/store";
import type { NodeMessage } from "./fan-out.ts";
import type { NeighbourlyRoom } from "./neighbours.ts";
import type { Presence } from "./presence.ts";
import type { Sequence } from "./sequence.ts";

interface NeighbourlyRoomParts {
  readonly epoch: number;
  readonly sequence: Sequence;
  readonly presence: Presence;
  readonly tell: (message: NodeMessage) => void;
  /** These Yjs client ids are somebody's. */
  readonly claim: (clients: readonly ClientOwner[]) => void;
  /** Now, or when the document is not busy otherwise. */
  readonly inTurn: (act: () => void) => void;
  /** Something was missed. */
  readonly catchUp: () => void;
  /** The document was made anew by another server: this one no longer fits. */
  readonly onAnew: () => void;
  /** The map was removed by another server. */
  readonly onGone: () => void;
}

/** What a room makes of what it hears from other servers, and of what it finds in the log. */
export function neighbourlyRoom(parts: NeighbourlyRoomParts): NeighbourlyRoom {
  const { epoch, sequence, presence, tell, claim, inTurn, catchUp, onAnew, onGone } = parts;
  return {
    hear(from, message) {
      switch (message.kind) {
        case "committed":
          if (message.epoch !== epoch) onAnew();
          else
            inTurn(() => {
              claim(message.clients);
              sequence.hear(message.first, message.updates);
            });
          return;
        case "presence":
          presence.hear(from, message);
          return;
        case "roster":
          presence.roster(from, message.present);
          return;
        case "who":
          tell({ kind: "roster", present: presence.here() });
          return;
        case "cleared":
          onGone();
      }
    },

    look(head) {
      presence.forgetSilent();
      const present = presence.here();
      if (present.length > 0) tell({ kind: "roster", present });
      if (!head) onGone();
      else if (head.epoch !== epoch) onAnew();
      else if (head.seq > sequence.seq()) catchUp();
    },
  };
}
