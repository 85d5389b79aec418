import type { FileRefusal } from "@itinera/core";

/**
 * Ends the reading of a file from deep inside a parser. Caught where the reading began and handed on as
 * a value; never leaves this folder.
 */
export class FileRefused extends Error {
  readonly refusal: FileRefusal;
  constructor(reason: FileRefusal["reason"], details: Omit<FileRefusal, "kind" | "reason"> = {}) {
    super(`file refused: ${reason}`);
    this.refusal = { kind: "refused", reason, ...details };
  }
}
