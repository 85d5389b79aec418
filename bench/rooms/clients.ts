// People who edit, in a process of their own: their work is not the server's.
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { dialects, type DialectName } from "./dialect.ts";

/** Unacknowledged edits of one client at full speed. */
const inFlight = 16;

export interface Load {
  readonly url: string;
  readonly dialect: DialectName;
  readonly clients: number;
  readonly maps: number;
  /** Counted; before that, everybody comes and works for `warmUpMs`. */
  readonly ms: number;
  /** Between the edits of one client; undefined: as fast as acknowledgements come. */
  readonly everyMs: number | undefined;
}

export interface Measured {
  readonly acks: readonly number[];
  readonly sights: readonly number[];
  /** Work of this process, as a share of the time: near 1, it is this that is measured. */
  readonly busy: number;
}

/** Everybody comes at once, into processes that have compiled nothing yet. */
const warmUpMs = 1_000;

/** One client: how long its edits took, and when it saw those of others (they carry their time). */
async function client(load: Load, map: string, from: number): Promise<Omit<Measured, "busy">> {
  const until = from + load.ms;
  const acks: number[] = [];
  const sights: number[] = [];
  const dialect = dialects[load.dialect]();
  const doc = new Y.Doc();
  const socket = new WebSocket(load.url + dialect.path(map));
  socket.binaryType = "arraybuffer";
  await once(socket, "open");
  const sent: number[] = [];
  let wake = () => {};
  let joined = false;
  let acked = 0;
  socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
    const heard = dialect.hear(new Uint8Array(data));
    const now = performance.now();
    if (heard.kind === "welcome") joined = true;
    else {
      for (const end = acked + heard.acked; acked < end; acked++) {
        const at = sent[acked] ?? now;
        if (at >= from) acks.push(now - at);
      }
      // At full speed the clients' own work would be what is measured.
      if (load.everyMs !== undefined)
        for (const update of heard.updates) Y.applyUpdate(doc, update, "server");
    }
    wake();
  });
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  const stages = doc.getMap<Y.Map<string>>("stages");
  stages.observeDeep((events, { origin }) => {
    if (origin !== "server" || !joined) return;
    for (const { target } of events) {
      const name = target instanceof Y.Map ? (target.get("name") as string | undefined) : undefined;
      if (Number(name) >= from) sights.push(performance.now() - Number(name));
    }
  });
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === "server") return;
    sent.push(performance.now());
    socket.send(dialect.edit(sent.length, update as Uint8Array<ArrayBuffer>, map));
  });
  socket.send(dialect.greet(doc, map));
  while (!joined) await next();
  const stage = new Y.Map<string>();
  stages.set(`s${doc.clientID}`, stage);
  while (performance.now() < until) {
    stage.set("name", String(performance.now()));
    if (load.everyMs !== undefined) await sleep(load.everyMs * (0.5 + Math.random()));
    else while (acked < sent.length - inFlight) await next();
  }
  while (acked < sent.length) await next();
  socket.close();
  return { acks, sights };
}

async function run(load: Load): Promise<Measured> {
  const from = performance.now() + warmUpMs;
  const before = performance.eventLoopUtilization();
  const all = await Promise.all(
    Array.from({ length: load.clients }, (_, one) => client(load, `m${one % load.maps}`, from)),
  );
  return {
    acks: all.flatMap((one) => one.acks),
    sights: all.flatMap((one) => one.sights),
    busy: performance.eventLoopUtilization(before).utilization,
  };
}

process.once("message", (load) => {
  void run(load as Load).then((measured) => process.send?.(measured, () => process.exit()));
});
