import { createMapReader, createUndo, docUpdateOf, readMap } from "@itinera/collab";
import { heal, journeyMapSchema, plan, type Edit, type EpochMs, type JourneyMap } from "@itinera/core";
import { arbitraryEdits, dangling } from "@itinera/core/test-kit";
import { decodeServerFrame, type RoomRefusal } from "@itinera/protocol";
import type { RoomLog } from "@itinera/store";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { createMemoryLog } from "./memory-log.test-kit.ts";
import { roomLimits } from "./room-limits.ts";
import { key, smallMap } from "./room.test-kit.ts";
import { createRoom, type Peer, type Room } from "./room.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const isFull = Boolean(process.env["ITINERA_FULL"]);
const seeds = isFull ? 10_000 : 500;
const people = 5;

/** All that can be done without time going by. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Somebody at a page: a replica, an outbox of what was not acknowledged, a line that can break. */
class Person {
  doc = new Y.Doc();
  private undoing = createUndo(this.doc, this);
  private reader = createMapReader(this.doc, key.map);
  private outbox: { readonly update: Bytes; readonly edit: Edit | undefined }[] = [];
  private inbox: Bytes[] = [];
  private room: Room | undefined;
  private peer: Peer | undefined;
  private epoch = -1;
  private seq = 0;
  private sent = 0;
  private doing: Edit | undefined;
  readonly refusals: RoomRefusal[] = [];
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
    this.watch();
  }

  private watch(): void {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "server") return;
      this.outbox.push({ update: update as Bytes, edit: this.doing });
      this.send();
    });
  }

  private send(): void {
    if (!this.room || !this.peer) return;
    for (; this.sent < this.outbox.length; this.sent++)
      this.room.receive(this.peer, ++this.n, this.outbox[this.sent]?.update as Bytes);
  }
  private n = 0;

  do(edit: Edit): void {
    const planned = plan(this.reader.read(), edit);
    if (planned.kind === "refused") return;
    this.doing = edit;
    this.undoing.do(edit.kind, planned.changes);
    this.doing = undefined;
  }
  undo(): void {
    this.undoing.undo();
  }
  redo(): void {
    this.undoing.redo();
  }

  async connect(room: Room): Promise<void> {
    this.leave();
    if (this.epoch >= 0 && this.epoch !== room.epoch) this.startOver();
    const peer: Peer = {
      author: this.name,
      connection: this.name,
      person: this.name,
      name: this.name,
      role: () => "editor",
      send: (frame) => this.peer === peer && this.inbox.push(frame),
      refuse: (code) => {
        if (this.peer !== peer) return;
        if (code !== "storage") this.refusals.push(code);
        this.leave();
      },
    };
    this.peer = peer;
    await room.join(
      peer,
      {
        known: this.epoch === room.epoch ? this.seq : 0,
        stateVector: Y.encodeStateVector(this.doc) as Bytes,
      },
      ({ epoch, seq, missing }) => {
        [this.epoch, this.seq] = [epoch, seq];
        for (const update of missing) Y.applyUpdate(this.doc, update, "server");
      },
    );
    if (this.peer !== peer) return;
    this.room = room;
    [this.n, this.sent] = [0, 0];
    for (const edit of this.again.splice(0)) this.do(edit);
    this.send();
  }

  /** The document was made anew: unsaved edits are done again upon it. */
  private again: Edit[] = [];
  private startOver(): void {
    this.again = this.outbox.flatMap((one) => one.edit ?? []);
    this.outbox = [];
    this.doc = new Y.Doc();
    this.undoing = createUndo(this.doc, this);
    this.reader = createMapReader(this.doc, key.map);
    [this.epoch, this.seq] = [-1, 0];
    this.watch();
  }

  leave(): void {
    if (this.room && this.peer) this.room.leave(this.peer);
    [this.room, this.peer, this.inbox] = [undefined, undefined, []];
  }

  /** Some of what has come over the line; the rest is still on its way. */
  hear(most: number): void {
    for (const bytes of this.inbox.splice(0, most)) {
      const frame = decodeServerFrame(bytes);
      if (frame?.kind !== "committed") continue;
      this.seq = frame.seq;
      const acked = frame.acked - (this.n - this.sent);
      if (acked > 0) {
        this.outbox = this.outbox.slice(acked);
        this.sent -= acked;
      }
      for (const update of frame.updates) Y.applyUpdate(this.doc, update, "server");
    }
  }
  get isIdle(): boolean {
    return this.outbox.length === 0 && this.inbox.length === 0;
  }
}

type Step =
  | { readonly do: "edits"; readonly who: number; readonly edits: readonly Edit[] }
  | { readonly do: "undo" | "redo" | "leave" | "join" | "hear"; readonly who: number }
  | { readonly do: "crash" | "compact" | "unload" | "settle" };

const who = fc.nat({ max: people - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("edits" as const), who, edits: arbitraryEdits }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom("undo", "redo", "leave", "join", "hear", "hear"), who }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("crash", "compact", "unload", "settle") }) },
) as fc.Arbitrary<Step>;

/** What a step needs of the world. */
class World {
  readonly log = createMemoryLog();
  readonly persons = Array.from({ length: people }, (_, at) => new Person(`p${at}`));
  room!: Room;
  private process = 0;

  async open(): Promise<void> {
    const process = ++this.process;
    // A process that was killed writes nothing any more; what it asked of the disk before may come there.
    const log: RoomLog = {
      ...this.log,
      append: (...call) =>
        process === this.process ? this.log.append(...call) : Promise.reject(new Error("killed")),
    };
    const loaded = await this.log.load(key);
    if (!loaded) throw new Error("the map is gone");
    const parts = { key, log, loaded, now: () => 0 as EpochMs, onCommit: () => undefined };
    const limits = { ...roomLimits, history: { pieces: 0, times: 1.3 } };
    const report = (error: unknown) => {
      throw error;
    };
    this.room = createRoom({ ...parts, limits, report, onDead: () => undefined });
    await settle();
  }

  /** Everybody is cut off; what is on its way to the disk comes there, as when a room is loaded behind it. */
  async reopen(nicely: boolean): Promise<void> {
    for (const person of this.persons) person.leave();
    if (nicely) {
      while (this.room.isBusy()) await settle();
      this.room.retire();
    }
    await this.open();
  }

  async take(one: Step): Promise<void> {
    switch (one.do) {
      case "edits":
        for (const edit of one.edits) this.persons[one.who]?.do(edit);
        return;
      case "undo":
      case "redo":
      case "leave":
        this.persons[one.who]?.[one.do]();
        return;
      case "join":
        await this.persons[one.who]?.connect(this.room);
        return;
      case "hear":
        this.persons[one.who]?.hear(2);
        return;
      case "compact":
        await this.room.close("storage");
        await this.reopen(false);
        return;
      case "crash":
      case "unload":
        await this.reopen(one.do === "unload");
        return;
      case "settle":
        await settle();
    }
  }

  async end(): Promise<readonly JourneyMap[]> {
    for (const person of this.persons) await person.connect(this.room);
    for (let round = 0; round < 100; round++) {
      await settle();
      for (const person of this.persons) person.hear(Infinity);
      if (this.persons.every((person) => person.isIdle) && !this.room.isBusy()) break;
    }
    await this.reopen(false);
    const fresh = new Person("fresh");
    await fresh.connect(this.room);
    return [...this.persons, fresh].map(({ doc }) => readMap(doc, key.map));
  }
}

it(`${people} people, lost lines, undo, crashes, compaction and new epochs: ${seeds} seeds end in one valid map`, async () => {
  let merged = 0;
  let epochs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50 }), async (steps) => {
      const world = new World();
      await world.log.append(key, 0, [{ author: "server", at: 0 as EpochMs, bytes: docUpdateOf(smallMap) }]);
      await world.open();
      for (const person of world.persons) await person.connect(world.room);
      for (const one of steps) {
        await world.take(one);
        if (world.room.isBusy()) await Promise.resolve();
      }
      const maps = await world.end();
      const [map = smallMap] = maps;
      for (const one of maps) expect(one).toEqual(map);
      expect(journeyMapSchema.safeParse(map).success).toBe(true);
      expect(dangling(map)).toEqual([]);
      expect(heal(map)).toEqual(map);
      // What people's own pages make is never refused.
      expect(world.persons.flatMap((person) => person.refusals)).toEqual([]);
      const stored = await world.log.load(key);
      merged += stored?.seq ?? 0;
      epochs += stored?.epoch ?? 0;
    }),
    { numRuns: seeds },
  );
  process.stdout.write(`${seeds} seeds: ${merged} updates logged, ${epochs} new epochs\n`);
  expect(epochs).toBeGreaterThan(0);
}, 3_600_000);
