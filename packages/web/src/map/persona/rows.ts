import { useState } from "react";

/**
 * A list that is written row by row. A row that was asked for stands at its end until something is written in
 * it; one that was emptied goes.
 */
export function useRows<Row extends object>(
  list: readonly Row[] | undefined,
  blank: Row,
  onChange: (list: Row[]) => void,
) {
  const [isAdding, add] = useState(false);
  const kept = list ?? [];
  const rows = isAdding ? [...kept, blank] : kept;
  const isBlank = (row: Row) => Object.values(row).every((one) => typeof one !== "string" || one === "");
  return {
    rows,
    /** Place of the row that was just asked for. */
    fresh: isAdding ? kept.length : -1,
    add: () => add(true),
    set(at: number, part: Partial<Row>) {
      const next = rows.map((row, place) => (place === at ? { ...row, ...part } : row));
      add(false);
      onChange(next.filter((row) => !isBlank(row)));
    },
    remove(at: number) {
      add(false);
      if (at < kept.length) onChange(kept.toSpliced(at, 1));
    },
  };
}
