/** Rows as aligned text: numbers to the right, words to the left. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? "–" : String(cell))));
  const widths = head.map((title, at) => Math.max(title.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const numeric = head.map((_, at) => rows.length > 0 && rows.every((row) => typeof row[at] !== "string"));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (numeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(head), ...cells.map(line)].join("\n");
}
