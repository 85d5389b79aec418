import type { FileMetaData, RowGroup } from "hyparquet";
import { FileRefused } from "../file-refused.ts";
import { limits } from "../limits.ts";

/** A list needs three elements for one column, a map four. */
const elementsOfColumn = 4;

export const damaged = (error: unknown): FileRefused =>
  new FileRefused("damaged", { detail: error instanceof Error ? error.message : String(error) });

/**
 * Names of the columns at the top. The schema is written as a tree in pre-order, each element with the number of its
 * children, which may be untrue.
 */
export function topNames({ schema }: Pick<FileMetaData, "schema">): readonly string[] {
  const [root, ...elements] = schema;
  if (elements.length > limits.columns * elementsOfColumn)
    throw new FileRefused("too-many-columns", { limit: limits.columns });
  const names: string[] = [];
  /** Children that are still to come, of each element that is open. */
  const open = [root?.num_children ?? 0];
  for (const { name, num_children: children = 0 } of elements) {
    while (open.at(-1) === 0) open.pop();
    if (open.length === 0) throw damaged("more elements than the schema has places for");
    if (open.length > limits.xmlDepth) throw damaged("a schema of absurd depth");
    if (open.length === 1) names.push(name);
    open[open.length - 1]! -= 1;
    open.push(children);
  }
  if (open.some((left) => left !== 0)) throw damaged("fewer elements than the schema has places for");
  return names;
}

/** What is decoded at once, and so held in memory; larger row groups are decoded in parts. */
const atOnce = { rows: 100_000, cells: 1_000_000, bytes: 32 * 1024 * 1024 } as const;
const fewestRows = 1_000;

/** By what the directory says of their size; where that is untrue, memory has its own bound. */
function rowsAtOnce({ columns, num_rows }: RowGroup): number {
  const bytes = columns.reduce(
    (sum, { meta_data }) => sum + Number(meta_data?.total_uncompressed_size ?? 0),
    0,
  );
  const most = Math.min(
    atOnce.rows,
    atOnce.cells / columns.length,
    (atOnce.bytes * Number(num_rows)) / bytes,
  );
  return Math.max(fewestRows, Math.floor(most));
}

/**
 * Bounds of the parts in which the rows are read: the first just large enough for a sample, none over the end of its
 * row group. One after the other, for a file can say that it has any number of rows.
 */
export function* partsOf({
  row_groups,
}: Pick<FileMetaData, "row_groups">): Generator<readonly [start: number, end: number]> {
  let start = 0;
  for (const group of row_groups) {
    const { num_rows } = group;
    const end = start + Number(num_rows);
    const most = rowsAtOnce(group);
    if (num_rows < 0n || !Number.isSafeInteger(end)) throw damaged(`a row group of ${num_rows} rows`);
    while (start < end) {
      const next = Math.min(end, start + (start === 0 ? limits.sampleRows : most));
      yield [start, next];
      start = next;
    }
  }
}
