import { Worker } from "node:worker_threads";
import type { FormPage, Page, Theme } from "@itinera/scene";
import { covered } from "./covered.ts";
import type { Job, JobAnswer } from "./job.ts";
import { coveredText, type TextPage } from "./text/text-page.ts";
import { fitOf, type Paper } from "./paper.ts";
import { pngRefusal, type PngRefusal } from "./png.ts";

export interface Exported {
  readonly kind: "exported";
  readonly bytes: Uint8Array;
  /** Characters that no font of ours has; a hollow square stands in their places. */
  readonly missing: readonly string[];
}

export interface Exporter {
  /** Real text in embedded fonts, drawings as lines, a tagged table (PDF/UA-1). */
  pdf(page: Page | FormPage, options?: { readonly theme?: Theme; readonly paper?: Paper }): Promise<Exported>;
  /** Running text on sheets of A4, tagged (PDF/UA-1). */
  textPdf(page: TextPage): Promise<Exported>;
  /** `scale` 1: one pixel for one px of the screen. */
  png(
    page: Page | FormPage,
    options?: { readonly theme?: Theme; readonly scale?: number },
  ): Promise<Exported | PngRefusal>;
  /** Ends the worker; what is still being made is given up. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Prints in a thread of its own, which starts with the first job; one after another. */
export function createExporter(): Exporter {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let nextId = 0;

  const giveUp = (reason: string) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };

  const started = (): Worker => {
    if (worker) return worker;
    const made = new Worker(new URL("./worker.ts", import.meta.url));
    // A server may stop while the worker waits for jobs.
    made.unref();
    made.on("message", (answer: JobAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) made.unref();
      if (answer.kind === "done") asked?.resolve(answer.bytes);
      else asked?.reject(new Error(answer.message));
    });
    made.on("error", (error: Error) => giveUp(error.message));
    made.on("exit", () => worker === made && giveUp("the export worker ended"));
    worker = made;
    return made;
  };

  const print = (job: Job): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      const running = started();
      running.ref();
      running.postMessage({ ...job, id });
    });

  return {
    async pdf(page, { theme = "light", paper = "fit" } = {}) {
      const { page: drawable, missing } = covered(page);
      const bytes = await print({ kind: "pdf", page: drawable, theme, fit: fitOf(page, paper) });
      return { kind: "exported", bytes, missing };
    },
    async textPdf(page) {
      const { page: printable, missing } = coveredText(page);
      return { kind: "exported", bytes: await print({ kind: "text-pdf", page: printable }), missing };
    },
    async png(page, { theme = "light", scale = 1 } = {}) {
      const refusal = pngRefusal(page, scale);
      if (refusal) return refusal;
      const { page: drawable, missing } = covered(page);
      const bytes = await print({ kind: "png", page: drawable, theme, scale });
      return { kind: "exported", bytes, missing };
    },
    async close() {
      const running = worker;
      worker = undefined;
      await running?.terminate();
      giveUp("the exporter was closed");
    },
  };
}
