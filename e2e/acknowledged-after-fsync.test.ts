// What the kernel saw: no acknowledgement of an edit leaves the server before its fsync has come back.
import { mapIdSchema, mapVersion, stageIdSchema } from "@itinera/core";
import { decodeServerFrame, encodeClientFrame } from "@itinera/protocol";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { fromDebian } from "../packages/store/src/testing/debian-package.test-kit.ts";

const script = fileURLToPath(new URL("room-server.ts", import.meta.url));
const edits = process.env["ITINERA_FULL"] ? 1_000 : 100;

const isThere = () => (spawnSync("strace", ["--version"]).status === 0 ? "strace" : undefined);
const isTraced = fromDebian("strace", isThere) !== undefined;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

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
  for (let at = 0; at < edits; at++) {
    const acknowledged = next();
    if (at === 0) doc.getMap("stages").set(stageIdSchema.parse("s"), stage);
    else stage.set("name", String(at));
    expect(await acknowledged).toMatchObject({ kind: "committed", acked: at + 1 });
  }
  socket.close();
}

/** A short binary frame of a WebSocket that begins as `committed` does, as one buffer or as two. */
const committed = /"\\x82\\x[0-7][0-9a-f](?:", iov_len=\d+\}, \{iov_base=")?\\x01/;

/** A line of strace: when it was over, the call, what it was called with. */
interface Call {
  readonly name: string;
  readonly file: string;
  readonly args: string;
}

/** Calls in the order in which they came back: those that others ran into stand where they resume. */
function callsOf(trace: string): Call[] {
  const begun = new Map<string, string>();
  return trace.split("\n").flatMap((line): Call[] => {
    const [, pid = "", rest = ""] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const unfinished = /^(.*) <unfinished \.\.\.>$/.exec(rest);
    if (unfinished) {
      begun.set(pid, unfinished[1] ?? "");
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const whole = resumed ? `${begun.get(pid) ?? ""}${resumed[1] ?? ""}` : rest;
    const [, name = "", file = "", args = ""] = /^(\w+)\(\d+<([^>]*)>(.*)$/.exec(whole) ?? [];
    return name === "" ? [] : [{ name, file, args }];
  });
}

it.runIf(isTraced)(
  `${edits} acknowledgements each leave after the fsync of their edit`,
  { retry: 0 },
  async () => {
    const data = await mkdtemp(join(tmpdir(), "itinera-strace-"));
    const port = await freePort();
    const log = join(data, "trace");
    const calls = "trace=fsync,fdatasync,write,writev,sendto,sendmsg,read,recvfrom";
    const traced = spawn(
      "strace",
      [
        "-D",
        "-f",
        "-yy",
        "-x",
        "-s",
        "16",
        "-e",
        calls,
        "-o",
        log,
        process.execPath,
        script,
        data,
        String(port),
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    try {
      await once(traced.stdout, "data");
      await edit(`ws://127.0.0.1:${port}/v1/maps/${mapIdSchema.parse("killed")}/room`);
    } finally {
      // With -D this is the server; strace goes when it has written all.
      traced.kill("SIGTERM");
      if (traced.exitCode === null && traced.signalCode === null) await once(traced, "exit");
    }

    const ended = async () => /\+\+\+ (killed by|exited with) .*\+\+\+\s*$/.test(await readFile(log, "utf8"));
    while (!(await ended())) await sleep(50);

    let isDirty = false;
    let acknowledged = 0;
    let early = 0;
    for (const { name, file, args } of callsOf(await readFile(log, "utf8"))) {
      const isSocket = file.startsWith("TCP");
      // A masked frame of an edit from the client: it is on no disk yet.
      if (isSocket && /^(read|recvfrom)/.test(name) && args.includes('"\\x82')) isDirty = true;
      if (/^f(data)?sync$/.test(name) && file.includes("rooms.db")) isDirty = false;
      if (isSocket && /^(write|send)/.test(name) && committed.test(args)) {
        acknowledged++;
        if (isDirty) early++;
      }
    }
    await rm(data, { recursive: true });
    process.stdout.write(`${acknowledged} acknowledgements seen by strace, ${early} before their fsync\n`);
    expect(acknowledged).toBe(edits);
    expect(early).toBe(0);
  },
);
