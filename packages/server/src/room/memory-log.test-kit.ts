import {
  keptBehindState,
  type LoadedRoom,
  type LoggedUpdate,
  type RoomKey,
  type RoomLog,
  type Seq,
} from "@itinera/store";

interface Row {
  epoch: number;
  seq: number;
  state: LoadedRoom["state"];
  updates: LoggedUpdate[];
  clients: Map<number, string>;
}

/** A room log in memory. `disk` is waited for before each verb is carried out, in the order of the calls. */
export function createMemoryLog(disk: (verb: string) => Promise<void> = () => Promise.resolve()): RoomLog {
  const rows = new Map<string, Row>();
  const nameOf = ({ workspace, map }: RoomKey) => `${workspace}/${map}`;
  let last: Promise<unknown> = Promise.resolve();

  function call<T>(verb: string, act: () => T): Promise<T> {
    const mine = last.then(() => disk(verb)).then(act);
    last = mine.catch(() => undefined);
    return mine;
  }

  const ownersOf = (row: Row) => [...row.clients].map(([client, author]) => ({ client, author }));

  function add(row: Row, { claims = [], ...update }: Parameters<RoomLog["append"]>[2][number]): void {
    row.seq++;
    row.updates.push({ ...update, seq: row.seq as Seq });
    for (const client of claims) if (!row.clients.has(client)) row.clients.set(client, update.author);
  }

  return {
    append: (room, epoch, updates) =>
      call("append", () => {
        const row = rows.get(nameOf(room)) ?? {
          epoch: 0,
          seq: 0,
          state: undefined,
          updates: [],
          clients: new Map<number, string>(),
        };
        if (row.epoch !== epoch) throw new Error("another epoch");
        rows.set(nameOf(room), row);
        for (const update of updates) add(row, update);
        return row.seq as Seq;
      }),
    load: (room) =>
      call("load", (): LoadedRoom | undefined => {
        const row = rows.get(nameOf(room));
        const at = row?.updates.at(-1)?.at;
        if (!row || at === undefined) return undefined;
        return {
          epoch: row.epoch,
          seq: row.seq as Seq,
          at,
          state: row.state,
          updates: row.updates.filter((one) => one.seq > (row.state?.seq ?? 0)),
          clients: ownersOf(row),
        };
      }),
    since: (room, epoch, seq) =>
      call("since", () => {
        const row = rows.get(nameOf(room));
        const found = row?.epoch === epoch ? row.updates.filter((one) => one.seq > seq) : [];
        return found.length === (row?.seq ?? 0) - seq ? found : undefined;
      }),
    clients: (room) =>
      call("clients", () => {
        const row = rows.get(nameOf(room));
        return row ? ownersOf(row) : [];
      }),
    heads: (rooms) =>
      call("heads", () =>
        rooms.flatMap((room) => {
          const row = rows.get(nameOf(room));
          return row ? [{ ...room, epoch: row.epoch, seq: row.seq as Seq }] : [];
        }),
      ),
    saveState: (room, epoch, state) =>
      call("save-state", () => {
        const row = rows.get(nameOf(room));
        if (row?.epoch !== epoch) return;
        row.state = state;
        row.updates = row.updates.filter((one) => one.seq > state.seq - keptBehindState);
      }),
    rebase: (room, seq, fresh) =>
      call("rebase", () => {
        const row = rows.get(nameOf(room));
        if (row?.seq !== seq) return undefined;
        Object.assign(row, { epoch: row.epoch + 1, state: undefined, updates: [], clients: new Map() });
        add(row, fresh);
        return row.epoch;
      }),
    remove: (room) =>
      call("remove", () => {
        rows.delete(nameOf(room));
      }),
    close: () => last.then(() => undefined),
  };
}
