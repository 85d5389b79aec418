import type { EventStream, NumberedEntry, StreamKey } from "../stream.ts";
import { entriesIn } from "./entry-lines.ts";
import { mergePlan, mostMerged } from "./merge-plan.ts";
import { merged, textOf, type PackedBlock, type StoredBlock } from "./packed-block.ts";

/** Which blocks to fetch: in order, until one of the limits is passed; one at least. */
export interface BlockRange {
  /** Blocks in which an entry has a larger number. */
  readonly after: number;
  readonly mostBlocks: number;
  readonly mostEntries: number;
  /** Of their texts. */
  readonly mostBytes: number;
}

/** Neighbouring blocks, and one that takes their place. */
export interface Replacement {
  /** Numbers of entries. */
  readonly first: number;
  readonly last: number;
  readonly blocks: number;
  readonly by: PackedBlock;
}

/** What a dialect gives of the blocks of a stream. */
export interface BlockTable {
  blocks(key: StreamKey, range: BlockRange): Promise<readonly StoredBlock[]>;
  /** Up to this number, no blocks can be put together any more. */
  settled(key: StreamKey): Promise<number>;
  settle(key: StreamKey, upTo: number): Promise<void>;
  /** Does nothing where there are no longer these blocks. */
  replace(key: StreamKey, replacement: Replacement): Promise<void>;
}

/** Text that is in memory at once, in bytes. */
const mostRead = 16_000_000;
/** To read so many takes a third of a second, where each holds an event. */
const mostMergedBlocks = 2_000;

const lastIn = ({ first, count }: StoredBlock): number => first + count - 1;

/** The verbs of a stream that look into its blocks; what they do is the same in every dialect. */
export const overBlocks = (table: BlockTable): Pick<EventStream, "read" | "compact"> => ({
  async read(key, after, most) {
    const range = { after, mostBlocks: most, mostEntries: most, mostBytes: mostRead };
    const entries: (readonly NumberedEntry[])[] = [];
    for (const block of await table.blocks(key, range))
      entries.push(entriesIn(await textOf(block), block.first, after));
    return entries.flat();
  },

  async compact(key) {
    const blocks = await table.blocks(key, {
      after: await table.settled(key),
      mostBlocks: mostMergedBlocks,
      mostEntries: Number.MAX_SAFE_INTEGER,
      mostBytes: mostMerged,
    });
    const plan = mergePlan(blocks.map(({ size }) => size));
    if (!plan) return false;
    const [first, ...others] = plan.kind === "merge" ? blocks.slice(plan.from, plan.to) : blocks.slice(0, 1);
    if (!first) return false;
    const last = lastIn(others.at(-1) ?? first);
    if (plan.kind === "settle") await table.settle(key, last);
    else {
      const by = await merged([first, ...others]);
      await table.replace(key, { first: first.first, last, blocks: 1 + others.length, by });
    }
    return true;
  },
});
