import { mapVersion, type MapId } from "@itinera/core";
import { maxUpdateBytes, type RoomRefusal } from "@itinera/protocol";
import { connect, type AfterRefusal, type NewSocket } from "./connection.ts";
import { createKeeper } from "./keeper.ts";
import type { Bytes, KeptEdit } from "./kept-edit.ts";
import type { Again, Loaded, MapStore } from "./map-store.ts";
import { createOutbox } from "./outbox.ts";
import { createPresenceLine } from "./presence-line.ts";
import { randomName } from "./random-name.ts";
import { meaningOf } from "./refusal-meaning.ts";
import { createReplica, type Replica } from "./replica.ts";
import type { RoomClient, RoomEnd, RoomNow, SaveState } from "./room-client.ts";
import { noTabs, type JoinTabs, type TabMessage } from "./tabs.ts";

/** What another tab has not got confirmed after this time is sent by this one, too: it may be closed. */
const otherTabMs = 3_000;

export interface RoomParts {
  /** ws: or wss: address of the room. */
  readonly url: string;
  readonly map: MapId;
  readonly newSocket?: NewSocket;
  readonly tabs?: JoinTabs;
  readonly store: MapStore;
  readonly loaded: Loaded;
}

/** What the opening waits for. */
export interface Milestones {
  welcome(): void;
  lost(): void;
  ended(code: RoomRefusal): void;
}

/** Joins document, disk, tabs and server. */
export function createRoomClient(parts: RoomParts, milestones: Milestones): RoomClient {
  const { map: id, store, loaded, newSocket = (to: string) => new WebSocket(to) } = parts;
  const tab = randomName();
  const outbox = createOutbox();
  const listeners = new Set<() => void>();

  let { epoch, seq, role } = loaded.head;
  let aside = loaded.aside;
  let replica = replicaOf(loaded);
  /** Takes the replica's place at the next welcome; until then people go on with the old one. */
  let next: { readonly replica: Replica; readonly loaded: Loaded } | undefined;
  /** Edits of earlier replicas that are not yet done again on this one. */
  let older = olderOf(loaded);
  for (const edit of loaded.waiting) if (edit.replica === replica.name) outbox.add(edit);

  let count = 0;
  let lastPlace = loaded.waiting.at(-1)?.at ?? 0;
  /** Where edits go while earlier ones are done again. */
  let collecting: KeptEdit[] | undefined;
  /** Nothing is sent meanwhile, so that later edits do not overtake them. */
  let isRedoing = false;
  let online = false;
  /** The server lacks something that the outbox has not got: all of it is to be sent, or has been. */
  let gap: "none" | "found" | "filled" = "none";
  let final: "gone" | "revoked" | "reload" | undefined;
  /** To this person: nothing that they do from now on is taken. */
  let isClosed = false;
  let known: RoomNow | undefined;

  const changed = () => {
    known = undefined;
    for (const listener of listeners) listener();
  };
  const keeper = createKeeper(store, changed);
  const tabs = (parts.tabs ?? noTabs)(hearTab);
  const presence = createPresenceLine((state) => connection.send({ kind: "presence", state }));

  function replicaOf({ head, updates }: Loaded): Replica {
    const made = createReplica(id, head.replica, (update, work) => own(made.name, update, work));
    made.apply(updates);
    return made;
  }

  /** This person did something. */
  function own(name: string, update: Bytes, work: KeptEdit["work"]): void {
    // Later than all that this computer knows of, whatever its clock says.
    lastPlace = Math.max(Date.now(), lastPlace + 1);
    const edit: KeptEdit = {
      id: `${tab}-${++count}`,
      at: lastPlace,
      replica: name,
      update,
      work: { ...work },
    };
    outbox.add(edit);
    if (collecting) collecting.push(edit);
    else keeper.keep(edit);
    tabs.tell({ kind: "edit", edit });
    if (online && !isRedoing) send(edit);
    if (isClosed) setAside([edit], "revoked");
    changed();
  }

  function send(edit: KeptEdit): void {
    const n = outbox.send(edit);
    if (n !== undefined) sendUpdate(n, edit.update);
  }
  function sendUpdate(n: number, update: Bytes): void {
    connection.send({ kind: "edit", n, update });
    connection.expectAnswer();
  }

  /** They wait no longer. */
  function settle(edits: readonly KeptEdit[]): void {
    if (edits.length === 0) return;
    const ids = edits.map((one) => one.id);
    outbox.drop(ids);
    tabs.tell({ kind: "settled", ids });
  }

  function setAside(edits: readonly KeptEdit[], why: string): void {
    if (edits.length === 0) return;
    aside = [...aside, ...edits.map((edit) => ({ edit, why }))];
    keeper.setAside(edits, why);
    settle(edits);
  }

  /** What this person made, and nobody will take; the map itself is theirs to read no longer. */
  function leaveForGood(): void {
    isClosed = true;
    setAside([...outbox.edits(), ...older], "revoked");
    older = [];
    void keeper.startOver(replica.name, randomName());
  }

  function end(why: RoomEnd): void {
    if (final) return;
    if (why === "closed") leaveForGood();
    final = why === "closed" ? "revoked" : why;
    connection.close();
    changed();
  }

  function hearTab(message: TabMessage): void {
    switch (message.kind) {
      case "edit":
        takeFromTab(message.edit);
        break;
      case "settled":
        outbox.drop(message.ids);
        aside = aside.filter(({ edit }) => !message.ids.includes(edit.id));
        break;
      case "replaced":
        if (message.replica !== (next?.replica ?? replica).name) void replace();
    }
    changed();
  }

  function takeFromTab(edit: KeptEdit): void {
    lastPlace = Math.max(lastPlace, edit.at);
    if (edit.replica !== replica.name) return;
    outbox.add(edit);
    replica.apply([edit.update]);
    setTimeout(() => {
      if (online) send(edit);
    }, otherTabMs);
  }

  /** What another tab or this one has put in the replica's place is read, and shown with the next welcome. */
  async function replace(): Promise<void> {
    keeper.flush();
    connection.hold();
    const found = await store.load(randomName());
    // Somebody may have retried meanwhile, and said hello for another replica.
    connection.hold();
    next?.replica.destroy();
    next = { replica: replicaOf(found), loaded: found };
    ({ epoch, seq } = found.head);
    aside = found.aside;
    connection.retry();
    changed();
  }

  /** The document no longer fits the server's: it comes anew from there, and what waits is done again. */
  async function startOver(): Promise<void> {
    await keeper.startOver(replica.name, randomName());
    await replace();
    if (next) tabs.tell({ kind: "replaced", replica: next.replica.name });
  }

  function swap(): void {
    if (!next) return;
    const old = replica;
    const left = outbox.edits();
    replica = next.replica;
    older = [...left, ...olderOf(next.loaded)].filter((one) => one.replica !== replica.name);
    outbox.drop(left.map((one) => one.id));
    for (const edit of next.loaded.waiting) if (edit.replica === replica.name) outbox.add(edit);
    next = undefined;
    old.destroy();
  }

  /** On the replica of today, in one step with leaving the old ones. */
  async function doAgain(): Promise<void> {
    const { name } = replica;
    isRedoing = true;
    await keeper.takeOver(name, (edit): Again => {
      const edits: KeptEdit[] = [];
      collecting = edits;
      const outcome = replica.again(edit.work);
      collecting = undefined;
      if (outcome.kind === "done") return { kind: "done", edits };
      aside = [...aside, { edit, why: outcome.reason }];
      return { kind: "refused", why: outcome.reason };
    });
    isRedoing = false;
    if (replica.name === name) older = [];
    if (online) for (const edit of outbox.edits()) send(edit);
    changed();
  }

  function sendWaiting(serverVector: Bytes): void {
    const waiting = outbox.edits();
    if (role !== "editor") {
      if (waiting.length + older.length === 0) return;
      setAside([...waiting, ...older], "read-only");
      older = [];
      void startOver();
      return;
    }
    const whole = gap === "found" ? replica.lacking(serverVector) : replica.holeBeside(serverVector, waiting);
    if (gap === "found") gap = "filled";
    if (!whole) for (const edit of waiting) send(edit);
    else if (whole.length <= maxUpdateBytes) sendUpdate(outbox.sendAll(), whole);
    else void startOver();
  }

  function afterRefusal(code: RoomRefusal, n: number): AfterRefusal {
    const meaning = meaningOf(code, n);
    switch (meaning.kind) {
      case "again":
      case "hold":
        return meaning.kind;
      case "end":
        if (meaning.state === "revoked") leaveForGood();
        final = meaning.state;
        milestones.ended(code);
        return "end";
      case "whole":
        if (gap === "filled") break;
        gap = "found";
        return "again";
      case "anew": {
        const edits = meaning.refused === "all" ? outbox.edits() : outbox.sentAs(n);
        // Of several sent as one it is not known which it was: done again, each is judged alone.
        if (meaning.refused === "all" || (meaning.refused === "one" && edits.length === 1))
          setAside(edits, code);
      }
    }
    void startOver();
    return "hold";
  }

  const connection = connect(parts.url, newSocket, {
    hello: () => {
      const coming = next?.replica ?? replica;
      return {
        kind: "hello",
        token: "",
        version: mapVersion,
        epoch,
        client: coming.client,
        seq,
        stateVector: coming.stateVector(),
      };
    },

    welcome: (frame) => {
      ({ epoch, seq, role } = frame);
      (next?.replica ?? replica).apply(frame.missing);
      swap();
      keepOthers(frame.missing);
      outbox.restart();
      sendWaiting(frame.stateVector);
      // Only now: an edit that a listener made meanwhile has its turn behind those before it.
      online = true;
      void doAgain();
      presence.welcome(frame.connection, frame.present);
      milestones.welcome();
      changed();
    },

    heard: (frame) => {
      switch (frame.kind) {
        case "presence":
          presence.hear(frame.present, frame.gone);
          return;
        case "role":
          ({ role } = frame);
          break;
        case "committed": {
          ({ seq } = frame);
          const done = outbox.confirm(frame.acked);
          if (done.length > 0) gap = "none";
          keeper.confirm(done);
          settle(done);
          if (outbox.size > 0) connection.expectAnswer();
          replica.apply(frame.updates);
          keepOthers(frame.updates);
        }
      }
      changed();
    },

    refused: (code, n) => {
      const then = afterRefusal(code, n);
      changed();
      return then;
    },

    lost: () => {
      online = false;
      presence.lost();
      milestones.lost();
      changed();
    },
  });

  function keepOthers(updates: readonly Bytes[]): void {
    keeper.keepOthers(updates, () => {
      const { name, type } = replica.map();
      return {
        head: { replica: replica.name, epoch, seq, role },
        known: { id, name, type, updated: Date.now() },
      };
    });
  }

  const waitingNow = () => outbox.size + older.length;
  const stateNow = (): SaveState => final ?? (online ? (waitingNow() > 0 ? "saving" : "saved") : "offline");

  return {
    now: () => {
      const { undo: back, redo: forth } = replica.next();
      known ??= {
        map: replica.map(),
        state: stateNow(),
        role,
        waiting: waitingNow(),
        isKept: keeper.isKept(),
        aside,
        canUndo: back !== undefined,
        canRedo: forth !== undefined,
      };
      return known;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit: (edit) => replica.edit(edit),
    undo: () => {
      const label = replica.undo();
      changed();
      return label;
    },
    redo: () => {
      const label = replica.redo();
      changed();
      return label;
    },
    forgetAside: (edits) => {
      const seen = edits.map((one) => one.edit);
      aside = aside.filter((one) => !edits.includes(one));
      keeper.forgetAside(seen);
      tabs.tell({ kind: "settled", ids: seen.map((one) => one.id) });
      changed();
    },
    presence,
    retry: () => connection.retry(),
    end,
    keep: () => keeper.flush(),
    close: () => {
      keeper.flush();
      connection.close();
      presence.close();
      tabs.close();
      listeners.clear();
      replica.destroy();
      next?.replica.destroy();
    },
  };
}

const olderOf = ({ head, waiting }: Loaded): readonly KeptEdit[] =>
  waiting.filter((one) => one.replica !== head.replica);
