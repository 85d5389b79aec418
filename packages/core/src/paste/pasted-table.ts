import type { Attachment } from "../map/attachment.ts";
import { plainTextOf, richTextOf, type RichText } from "../map/rich-text.ts";

/** A cell of a table from a spreadsheet; a merged one covers several rows and columns. */
export interface PastedCell {
  /** Place of its upper left corner, from 0. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: RichText;
  readonly attachments: readonly Attachment[];
}

export interface PastedTable {
  readonly rows: number;
  readonly columns: number;
  /** Those that hold something, from left to right and top to bottom. */
  readonly cells: readonly PastedCell[];
}

/** More than this no map can show, and no single edit can carry: cells. */
export const pasteLimit = 3_000;

const isEmptyCell = ({ text, attachments }: PastedCell): boolean =>
  attachments.length === 0 && plainTextOf(text).trim() === "";

/** The table without cells that are empty, and without empty rows and columns behind the last full one. */
export function pastedTableOf(cells: readonly PastedCell[]): PastedTable {
  const full = cells.filter((cell) => !isEmptyCell(cell));
  return {
    rows: Math.max(0, ...full.map((cell) => cell.row + cell.rows)),
    columns: Math.max(0, ...full.map((cell) => cell.column + cell.columns)),
    cells: full,
  };
}

/** The cell at a place, also where it is covered by a merged one. */
export const pastedCellAt = (table: PastedTable, row: number, column: number): PastedCell | undefined =>
  table.cells.find(
    (cell) =>
      row >= cell.row &&
      row < cell.row + cell.rows &&
      column >= cell.column &&
      column < cell.column + cell.columns,
  );

/**
 * Reads the text that spreadsheets put beside the table: tabs between cells, lines between rows. A cell
 * with a tab, a line break or a quote in it stands in quotes, its own quotes doubled (RFC 4180 with tabs).
 */
export function tableOfText(text: string): PastedTable {
  const cells: PastedCell[] = [];
  let row = 0;
  let column = 0;
  let at = 0;
  const add = (words: string) =>
    cells.push({ row, column, rows: 1, columns: 1, text: richTextOf(words), attachments: [] });
  while (at < text.length) {
    const quoted = /^"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)/.exec(text.slice(at, at + 100_000));
    if (quoted) {
      add((quoted[1] ?? "").replaceAll('""', '"'));
      at += quoted[0].length;
    } else {
      const end = text.slice(at).search(/[\t\r\n]/);
      const words = end === -1 ? text.slice(at) : text.slice(at, at + end);
      add(words);
      at += words.length;
    }
    if (text[at] === "\t") {
      column += 1;
      at += 1;
    } else if (at < text.length) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      row += 1;
      column = 0;
    }
  }
  return pastedTableOf(cells);
}
