import { promisify } from "node:util";
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, type ZstdOptions } from "node:zlib";
import { mostText, type EntryLines } from "./entry-lines.ts";

/** Some neighbouring entries, as they lie in the database. */
export interface PackedBlock {
  readonly count: number;
  /** Bytes of its text. */
  readonly size: number;
  /** zstd of its text. */
  readonly bytes: Uint8Array;
}

/** One that is in the database: `first` is the number of its first entry. */
export interface StoredBlock extends PackedBlock {
  readonly first: number;
}

const atLevel = (level: number): ZstdOptions => ({
  params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 },
});
const quick = atLevel(3);
/** Measured with track events: a tenth smaller for 10 ms a megabyte, where level 19 takes 190 ms for as much again. */
const thorough = atLevel(9);

const compress = promisify<Uint8Array, ZstdOptions, Buffer>(zstdCompress);
const decompress = promisify<Uint8Array, Buffer>(zstdDecompress);

/** Lines of one commit as few blocks; stops no event loop. */
export async function packed(lines: readonly EntryLines[]): Promise<readonly PackedBlock[]> {
  const blocks: PackedBlock[] = [];
  for (const one of togetherIn(lines))
    blocks.push(blockOf(one, await compress(Buffer.from(one.text), quick)));
  return blocks;
}

/** The same in a thread that has nothing else to do: 40 µs for a small block, 2 ms for the largest. */
export const packedAtOnce = (lines: readonly EntryLines[]): readonly PackedBlock[] =>
  togetherIn(lines).map((one) => blockOf(one, zstdCompressSync(one.text, quick)));

const blockOf = ({ text, count }: EntryLines, bytes: Uint8Array): PackedBlock => ({
  count,
  size: Buffer.byteLength(text),
  bytes,
});

/** As few texts as their length allows. */
function togetherIn(lines: readonly EntryLines[]): readonly EntryLines[] {
  const texts: { parts: string[]; length: number; count: number }[] = [];
  for (const { text, count } of lines) {
    const last = texts.at(-1);
    if (last && last.length + text.length <= mostText) {
      last.parts.push(text);
      last.length += text.length;
      last.count += count;
    } else texts.push({ parts: [text], length: text.length, count });
  }
  return texts.map(({ parts, count }) => ({ text: parts.join(""), count }));
}

/** Stops no event loop. */
export const textOf = async ({ bytes }: PackedBlock): Promise<string> => (await decompress(bytes)).toString();

/** Neighbouring blocks as one, pressed harder; stops no event loop. */
export async function merged(blocks: readonly PackedBlock[]): Promise<PackedBlock> {
  const texts: Buffer[] = [];
  for (const { bytes } of blocks) texts.push(await decompress(bytes));
  const text = Buffer.concat(texts);
  return {
    count: blocks.reduce((sum, { count }) => sum + count, 0),
    size: text.length,
    bytes: await compress(text, thorough),
  };
}
