import type { RoomHead, RoomKey, RoomLog } from "@itinera/store";
import type { FanOut, Hear, NodeMessage } from "./fan-out.ts";

/** How often open maps are compared with the log: a lost last message would otherwise never be missed. */
const lookEveryMs = 2_000;

/** A room, as other servers concern it. */
export interface NeighbourlyRoom {
  readonly hear: Hear;
  /** Every two seconds. `head`: where the log ends; undefined: the map is gone. */
  look(head: RoomHead | undefined): void;
}

/** The way from one room to the same room on other servers. */
export interface Neighbours {
  tell(message: NodeMessage): void;
  /** What was heard since the way was opened comes first. */
  listen(room: NeighbourlyRoom): void;
  close(): void;
}

export interface Neighbourhood {
  open(key: RoomKey): Promise<Neighbours>;
  tell(key: RoomKey, message: NodeMessage): void;
  close(): void;
}

interface NeighbourhoodParts {
  readonly fanOut: FanOut;
  readonly log: Pick<RoomLog, "heads">;
  readonly report: (error: unknown) => void;
}

/** Keeps the rooms of this server in step with those of others that work in the same database. */
export function createNeighbourhood({ fanOut, log, report }: NeighbourhoodParts): Neighbourhood {
  const rooms = new Map<NeighbourlyRoom, RoomKey>();
  let isLooking = false;

  async function look(): Promise<void> {
    const open = [...rooms];
    const nameOf = ({ workspace, map }: RoomKey) => `${workspace}/${map}`;
    const heads = await log.heads(open.map(([, key]) => key));
    const byName = new Map(heads.map((one) => [nameOf(one), one]));
    for (const [room, key] of open) if (rooms.has(room)) room.look(byName.get(nameOf(key)));
  }

  const timer = setInterval(() => {
    if (isLooking || rooms.size === 0) return;
    isLooking = true;
    look()
      .catch(report)
      .finally(() => {
        isLooking = false;
      });
  }, lookEveryMs);
  timer.unref();

  return {
    async open(key) {
      let room: NeighbourlyRoom | undefined;
      const early: Parameters<Hear>[] = [];
      const ear = await fanOut.listen(key, (...heard) => {
        if (room) room.hear(...heard);
        else early.push(heard);
      });
      return {
        tell: (message) => {
          fanOut.tell(key, message);
        },
        listen: (listener) => {
          room = listener;
          rooms.set(listener, key);
          for (const heard of early) listener.hear(...heard);
          fanOut.tell(key, { kind: "who" });
        },
        close: () => {
          if (room) rooms.delete(room);
          ear.stop();
        },
      };
    },
    tell: (key, message) => {
      fanOut.tell(key, message);
    },
    close: () => {
      clearInterval(timer);
    },
  };
}
