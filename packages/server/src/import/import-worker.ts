import type { FileSource } from "./file-source.ts";
import { packBatch, transferOf } from "./packed-batch.ts";
import { previewHere } from "./preview.ts";
import { readFile } from "./read-file.ts";
import type { ToWorker, WorkerInput } from "./worker-messages.ts";
import { workerPort } from "./worker-port.ts";

/** Batches on their way that nobody has taken yet; more of them would only fill memory. */
const mostUntaken = 4;

const { send, listen, close } = workerPort();

let piece = Promise.withResolvers<Uint8Array | null>();
const untaken = { count: 0, fell: Promise.withResolvers<void>() };
let reading = 0;

listen((message: ToWorker) => {
  if (message.kind === "begin") void work(message.input);
  else if (message.kind === "piece") {
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

const sourceOf = ({ fileName, bytes }: WorkerInput): FileSource => ({
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
});

async function read(input: WorkerInput): Promise<void> {
  for await (const step of readFile(sourceOf(input), input.mapping)) {
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

async function work(input: WorkerInput): Promise<void> {
  try {
    if (input.task === "read") await read(input);
    else send({ kind: "preview", preview: await previewHere(sourceOf(input), input.mapping) });
    send({ kind: "done" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    send({ kind: "failed", message, code });
  }
  close();
}
