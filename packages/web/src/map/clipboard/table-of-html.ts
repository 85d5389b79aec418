import type { RichText } from "@itinera/core";
import { richTextOfNode } from "./rich-text-of-html.ts";

/** A cell as it stands in the clipboard; its pictures are still to be sent. */
export interface HtmlCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: RichText;
  /** Addresses of pictures, in their order: data:, http: or what the clipboard does not hold. */
  readonly pictures: readonly string[];
}

const spanOf = (cell: Element, name: "colspan" | "rowspan"): number => {
  const span = Number(cell.getAttribute(name) ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, 1_000) : 1;
};

/** The cells of the first table of a page, each at the place where it is seen. */
export function cellsOfTable(page: ParentNode): readonly HtmlCell[] {
  const table = page.querySelector("table");
  if (!table) return [];
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
  /** Columns of a row that cells above it cover. */
  const covered = new Map<number, Set<number>>();
  const coveredIn = (row: number): Set<number> => {
    const known = covered.get(row) ?? new Set<number>();
    covered.set(row, known);
    return known;
  };
  return rows.flatMap((line, row) => {
    let column = 0;
    return [...line.children]
      .filter((one) => one.tagName === "TD" || one.tagName === "TH")
      .map((cell): HtmlCell => {
        while (coveredIn(row).has(column)) column += 1;
        const [width, height] = [
          spanOf(cell, "colspan"),
          Math.min(spanOf(cell, "rowspan"), rows.length - row),
        ];
        for (let down = 1; down < height; down += 1)
          for (let across = 0; across < width; across += 1) coveredIn(row + down).add(column + across);
        const place = { row, column, rows: height, columns: width };
        column += width;
        return {
          ...place,
          text: richTextOfNode(cell),
          pictures: [...cell.querySelectorAll("img")].map((one) => one.getAttribute("src") ?? ""),
        };
      });
  });
}
