import { parentPort } from "node:worker_threads";
import { fontIds, readTrueType } from "./fonts.ts";
import type { Job, JobAnswer, JobRequest } from "./job.ts";
import { pngOf } from "./png.ts";
import { pdfPrinter } from "./typst/pdf.ts";
import { formSheetOf } from "./typst/form-sheet.ts";
import { sheetOf } from "./typst/sheet.ts";

const port = parentPort;
if (!port) throw new Error("this module is the export worker's; it does not run in the main thread");

let printer: ReturnType<typeof pdfPrinter> | undefined;

const pdf = async () => (printer ??= pdfPrinter(await Promise.all(fontIds.map(readTrueType))));

async function done(job: Job): Promise<Uint8Array> {
  switch (job.kind) {
    case "pdf":
      return "scene" in job.page
        ? (await pdf())("sheet", sheetOf(job.page, job.theme, job.fit), job.page.pictures)
        : (await pdf())("form", formSheetOf(job.page, job.theme, job.fit));
    case "text-pdf":
      return (await pdf())("text", job.page);
    case "png":
      return pngOf(job.page, job.theme, job.scale);
  }
}

port.on("message", (request: JobRequest) => {
  void done(request).then(
    (bytes) => port.postMessage({ id: request.id, kind: "done", bytes } satisfies JobAnswer),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      port.postMessage({ id: request.id, kind: "failed", message } satisfies JobAnswer);
    },
  );
});
