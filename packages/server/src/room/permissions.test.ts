import { encodeClientFrame, type ClientFrame, type RoomRole, type ServerFrame } from "@itinera/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { helloOf, key, openHouse, smallMap, type House } from "./room.test-kit.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Guest = Awaited<ReturnType<House["join"]>>;

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.rooms.create(key, smallMap);
});
afterAll(() => house.end());

const roles: readonly RoomRole[] = ["viewer", "commenter", "editor"];
const changes = [undefined, ...roles, "revoked"] as const;
type Change = (typeof changes)[number];

/** A stage that nobody else adds. */
const added = (id: string): Bytes => {
  const doc = new Y.Doc();
  doc.getMap("stages").set(id, new Y.Map([["name", id]]));
  return Y.encodeStateAsUpdate(doc) as Bytes;
};

/** Everything that a client can say once it is in. */
const messages = {
  edit: (id: string): ClientFrame => ({ kind: "edit", n: 1, update: added(id) }),
  presence: (_: string): ClientFrame => ({ kind: "presence", state: new Uint8Array([7]) }),
  hello: (_: string): ClientFrame => helloOf(new Y.Doc()),
} as const;
type Message = keyof typeof messages;

const cases = roles.flatMap((role) =>
  changes.flatMap((change) =>
    (Object.keys(messages) as Message[]).map((message) => ({ role, change, message })),
  ),
);

/** What has to come of it. */
function due(role: RoomRole, change: Change, message: Message): string {
  if (change === "revoked") return "revoked";
  if (message === "hello") return "malformed";
  if (message === "presence") return "seen";
  return (change ?? role) === "editor" ? "acknowledged" : "read-only";
}

function outcomeOf(frame: ServerFrame | undefined): string | undefined {
  if (frame?.kind === "refused") return frame.code;
  return frame?.kind === "committed" ? "acknowledged" : undefined;
}

async function seenBy(watcher: Guest, { welcome }: Guest): Promise<string> {
  for (;;) {
    const { present } = await watcher.nextPresence();
    if (present.some((one) => one.connection === welcome.connection && one.state[0] === 7)) return "seen";
  }
}

describe("what somebody may do, by role, message and change while connected", () => {
  let done = 0;
  afterEach(() => void done++);
  afterAll(() => {
    process.stdout.write(
      `${done} of ${cases.length + 2} pairs of role and message, with what changed meanwhile\n`,
    );
  });
  it.each(cases)("$role, then $change: $message", async ({ role, change, message }) => {
    const watcher = await house.join({ author: "bob" });
    const eve = await house.join({ author: "eve", role });
    const before = (await house.store.rooms.load(key))?.seq;
    if (change) await house.become("eve", change === "revoked" ? undefined : change);
    const id = `${role}-${String(change)}-${message}`;
    eve.send(messages[message](id));

    const started = performance.now();
    let outcome: string | undefined;
    if (message === "presence" && change !== "revoked") outcome = await seenBy(watcher, eve);
    while (outcome === undefined) {
      const frame = await eve.next();
      if (!frame) break;
      if (frame.kind === "role") expect(frame.role).toBe(change);
      outcome = outcomeOf(frame);
    }
    expect(outcome).toBe(due(role, change, message));
    expect(performance.now() - started).toBeLessThan(2_000);

    // What was refused is neither stored nor sent on.
    const stored = outcome === "acknowledged";
    expect((await house.store.rooms.load(key))?.seq).toBe((before ?? 0) + (stored ? 1 : 0));
    await watcher.change((doc) => doc.getMap("head").set("goal", id));
    expect(watcher.doc.getMap("stages").has(id)).toBe(stored);
    await Promise.all([watcher.close(), eve.close()]);
    await house.restart();
    expect((await house.join()).doc.getMap("stages").has(id)).toBe(stored);
  });

  it("an edit that waits is looked at with the role of the moment it is taken", async () => {
    const eve = await house.join({ author: "eve" });
    // A reader makes edits wait; the role is taken away in the same moment.
    const reading = house.rooms.read(key);
    eve.send(messages.edit("waited"));
    await Promise.all([house.become("eve", "viewer"), reading]);
    let outcome: string | undefined;
    while (outcome === undefined) outcome = outcomeOf(await eve.next());
    expect(outcome).toBe("read-only");
    expect((await house.join()).doc.getMap("stages").has("waited")).toBe(false);
  });

  it("concerns nobody else", async () => {
    const [ann, eve] = [await house.join({ author: "ann" }), await house.join({ author: "eve" })];
    await house.become("ann", "editor");
    await eve.change((doc) => doc.getMap("head").set("name", "Eve's"));
    await house.become("eve", undefined);
    expect(await eve.next()).toMatchObject({ kind: "refused", code: "revoked" });
    await ann.change((doc) => doc.getMap("head").set("name", "Ann's"));
  });
});

describe("a Yjs client id", () => {
  const write = (client: number, name: string, upon: Bytes): Bytes => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, upon);
    doc.clientID = client;
    const before = Y.encodeStateVector(doc);
    doc.getMap("head").set("name", name);
    return Y.encodeStateAsUpdate(doc, before) as Bytes;
  };

  it("belongs to whoever used it first: somebody else who writes with it is refused, also after a restart", async () => {
    const ann = await house.join({ author: "ann" });
    ann.send({ kind: "edit", n: 1, update: write(77, "Ann's", Y.encodeStateAsUpdate(ann.doc) as Bytes) });
    expect(await ann.next()).toMatchObject({ kind: "committed", acked: 1 });
    await house.restart();
    const eve = await house.join({ author: "eve" });
    const forged = write(77, "Eve's", Y.encodeStateAsUpdate(eve.doc) as Bytes);
    eve.send({ kind: "edit", n: 1, update: forged });
    expect(await eve.next()).toMatchObject({ kind: "refused", n: 1, code: "client-taken" });
    expect((await house.rooms.read(key))?.name).toBe("Ann's");
    // The same person in another window goes on with it.
    const again = await house.join({ author: "ann" });
    again.send({ kind: "edit", n: 1, update: forged });
    expect(await again.next()).toMatchObject({ kind: "committed", acked: 1 });
  });

  it("may be another's in what the map has already: all of it sent back is acknowledged", async () => {
    const ann = await house.join({ author: "ann" });
    await ann.change((doc) => doc.getMap("head").set("name", "Ann's"));
    const eve = await house.join({ author: "eve" });
    eve.doc.getMap("head").set("goal", "Eve's");
    eve.send({ kind: "edit", n: 1, update: Y.encodeStateAsUpdate(eve.doc) as Bytes });
    expect(await eve.next()).toMatchObject({ kind: "committed", acked: 1 });
  });
});

it("a page of other frames is told to reload, and nothing else of it is read", async () => {
  const line = await house.dial();
  const hello = encodeClientFrame(helloOf(new Y.Doc()));
  hello[1] = 99;
  line.sendBytes(hello);
  expect(await line.next()).toMatchObject({ kind: "refused", code: "version" });
});
