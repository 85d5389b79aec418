import { parentPort, workerData } from "node:worker_threads";
import type { FileSource } from "./file-source.ts";
import { packBatch, transferOf } from "./packed-batch.ts";
import { previewHere } from "./preview.ts";
import { readFile } from "./read-file.ts";
import type { FromWorker, ToWorker, WorkerInput } from "./worker-messages.ts";

/** Batches on their way that nobody has taken yet; more of them would only fill memory. */
const mostUntaken = 4;

const port = parentPort;
if (port === null) throw new Error("this module is the body of a worker thread");
const { task, fileName, bytes, mapping } = workerData as WorkerInput;

const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

let piece = Promise.withResolvers<Uint8Array | null>();
const untaken = { count: 0, fell: Promise.withResolvers<void>() };
let reading = 0;

port.on("message", (message: ToWorker) => {
  if (message.kind === "piece") {
    if (message.reading === reading) piece.resolve(message.bytes);
  } else {
    untaken.count--;
    untaken.fell.resolve();
  }
});

const pull = (): Promise<Uint8Array | null> => {
  piece = Promise.withResolvers();
  send({ kind: "pull", reading });
  return piece.promise;
};

const source: FileSource = {
  fileName,
  bytes,
  async *open() {
    reading++;
    send({ kind: "open" });
    // The next piece is on its way while this one is read.
    let next = pull();
    for (let found = await next; found !== null; found = await next) {
      next = pull();
      yield found;
    }
  },
};

async function read(): Promise<void> {
  for await (const step of readFile(source, mapping)) {
    if (step.kind === "refused") {
      send(step);
      return;
    }
    while (untaken.count >= mostUntaken) {
      untaken.fell = Promise.withResolvers();
      await untaken.fell.promise;
    }
    untaken.count++;
    const packed = packBatch(step);
    send(packed, transferOf(packed));
  }
}

if (task === "read") await read();
else send({ kind: "preview", preview: await previewHere(source, mapping) });
send({ kind: "done" });
port.close();
