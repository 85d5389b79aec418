import { setImmediate as nextTurn } from "node:timers/promises";
import type { FileFormat, ImportMapping } from "@itinera/core";
import { compressionOf, decompressed, type Progress } from "./decompress.ts";
import { guessEncoding, textDecoding } from "./encoding.ts";
import { FileRefused } from "./file-refused.ts";
import type { FileSource } from "./file-source.ts";
import { isParquet, textFormatOf } from "./format.ts";
import { limits } from "./limits.ts";
import type { ReaderInput } from "./reader/raw-batch.ts";
import { declaredSeparator, guessSeparator } from "./separator.ts";

/** What the beginning of a file says about how to read it. */
export interface Inspected {
  readonly format: FileFormat;
  readonly compressed: boolean;
  readonly encoding: string;
  readonly separator: string;
  readonly headText: string;
  /** Plain bytes of the beginning, and how many bytes of the file they were. */
  readonly head: Uint8Array;
  readonly packedBytes: number;
  /** The head is the whole file. */
  readonly whole: boolean;
}

interface Head extends Pick<Inspected, "head" | "packedBytes" | "whole"> {
  readonly compressed: boolean;
}

const headOf = async (source: FileSource): Promise<Head> => {
  let compressed = false;
  let first = true;
  async function* watched() {
    for await (const chunk of source.open()) {
      compressed = first ? compressionOf(chunk) !== undefined : compressed;
      first = false;
      yield chunk;
    }
  }
  const progress = { bytesRead: 0 };
  const chunks: Uint8Array[] = [];
  let length = 0;
  const headOnly = source.headOnly === true;
  let whole = !headOnly;
  for await (const chunk of decompressed(watched(), { progress, headOnly })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limits.headBytes) {
      whole = false;
      break;
    }
  }
  const head = Buffer.concat(chunks).subarray(0, limits.headBytes);
  const share = length === 0 ? 1 : head.length / length;
  return { head, packedBytes: Math.ceil(progress.bytesRead * share), whole, compressed };
};

/** Looks at the first 256 KB. Throws `FileRefused` for what is no log. What `given` says is not guessed. */
export const inspect = async (source: FileSource, given: ImportMapping): Promise<Inspected> => {
  const found = await headOf(source);
  const { head } = found;
  if (head.length === 0) throw new FileRefused("empty");
  if ((given.format ?? "parquet") === "parquet" && isParquet(head)) {
    return { ...found, format: "parquet", encoding: "utf-8", separator: ",", headText: "" };
  }
  const encoding = given.encoding ?? guessEncoding(head);
  const headText = textDecoding(encoding).write(head);
  if (headText.trim() === "") throw new FileRefused("empty");
  const format = given.format ?? textFormatOf(headText, source.fileName);
  const separator = given.separator ?? declaredSeparator(headText) ?? guessSeparator(headText);
  return { ...found, format, encoding, separator, headText };
};

/** Of a hostile file so many bytes take some 100 ms. */
const pieceBytes = 64 * 1024;

/** Whoever else wants something of this thread gets a turn between two of them. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes);
    await nextTurn();
  }
}

/** Input for a reader: all of the file, or its beginning as far as it is known. */
export const inputOf = (
  { encoding, separator, headText, format, head, whole }: Inspected,
  source: FileSource,
  part: "all" | "head",
  progress: Progress = { bytesRead: 0 },
): ReaderInput => {
  const headOnly = part === "head" && format !== "parquet";
  return {
    bytes: headOnly ? inPieces(head) : decompressed(source.open(), { progress }),
    cut: headOnly && !whole,
    encoding,
    separator,
    headText,
  };
};
