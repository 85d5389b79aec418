// What the kernel saw: no acknowledgement of an edit or an event leaves the server before its fsync has come back.
import { mapIdSchema, mapVersion, stageIdSchema } from "@itinera/core";
import { decodeServerFrame, encodeClientFrame } from "@itinera/protocol";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { early, isTraced, trace } from "./traced.ts";

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const times = process.env["ITINERA_FULL"] ? 1_000 : 100;

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "itinera-strace-"));
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** One edit after the other, each when the one before is acknowledged. */
async function edit(url: string): Promise<void> {
  const doc = new Y.Doc();
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  const frames: ((frame: unknown) => void)[] = [];
  const next = () => new Promise((resolve) => frames.push(resolve));
  socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
    const frame = decodeServerFrame(new Uint8Array(data));
    if (frame?.kind !== "presence") frames.shift()?.(frame);
  });
  await once(socket, "open");
  const welcome = next();
  const stateVector = Y.encodeStateVector(doc) as Uint8Array<ArrayBuffer>;
  const nobody = { token: "", epoch: -1, client: doc.clientID, seq: 0 };
  socket.send(encodeClientFrame({ kind: "hello", version: mapVersion, ...nobody, stateVector }));
  await welcome;
  const stage = new Y.Map<string>();
  let n = 0;
  doc.on("update", (update: Uint8Array) => {
    socket.send(encodeClientFrame({ kind: "edit", n: ++n, update: update as Uint8Array<ArrayBuffer> }));
  });
  for (let at = 0; at < times; at++) {
    const acknowledged = next();
    if (at === 0) doc.getMap("stages").set(stageIdSchema.parse("s"), stage);
    else stage.set("name", String(at));
    expect(await acknowledged).toMatchObject({ kind: "committed", acked: at + 1 });
  }
  socket.close();
}

/** A short binary frame of a WebSocket that begins as `committed` does, as one buffer or as two. */
const committed = /"\\x82\\x[0-7][0-9a-f](?:", iov_len=\d+\}, \{iov_base=")?\\x01/;

it.runIf(isTraced)(`${times} edits are each acknowledged after their fsync`, { retry: 0 }, async () => {
  const room = `/v1/maps/${mapIdSchema.parse("killed")}/room`;
  const calls = await trace(script("room-server.ts"), data, 16, ({ port }) =>
    edit(`ws://127.0.0.1:${port}${room}`),
  );
  const seen = early(calls, {
    database: "rooms.db",
    // A masked frame of an edit from the client: it is on no disk yet.
    comesIn: (args) => args.includes('"\\x82'),
    isAcknowledgement: (args) => committed.test(args),
  });
  process.stdout.write(`${seen.acknowledged} edits acknowledged, ${seen.early} before their fsync\n`);
  expect(seen).toMatchObject({ acknowledged: times, early: 0 });
  expect(seen.came).toBeGreaterThanOrEqual(times);
});

it.runIf(isTraced)(`${times} events are each acknowledged after their fsync`, { retry: 0 }, async () => {
  const calls = await trace(script("event-server.ts"), data, 24, async ({ port, said: key }) => {
    for (let at = 0; at < times; at++) {
      const answer = await fetch(`http://127.0.0.1:${port}/v1/events`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ id: String(at), name: "Seen", person: "ann" }),
      });
      expect(answer.status).toBe(200);
      await answer.arrayBuffer();
    }
  });
  const seen = early(calls, {
    database: "events.db",
    comesIn: (args) => args.includes("POST /v1/events"),
    isAcknowledgement: (args) => args.includes("HTTP/1.1 200"),
  });
  process.stdout.write(`${seen.acknowledged} events acknowledged, ${seen.early} before their fsync\n`);
  expect(seen).toEqual({ came: times, acknowledged: times, early: 0 });
});
