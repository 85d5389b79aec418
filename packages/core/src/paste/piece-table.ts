import { plainTextOf, type RichInline, type RichParagraph, type RichText } from "../map/rich-text.ts";
import type { Piece } from "./piece.ts";

/** The piece as rows of cells for a spreadsheet: stages above, lanes at the left; of a single card its words. */
function rowsOf<Cell>(
  piece: Piece,
  laneName: (lane: Piece["lanes"][number]) => string,
  words: (text: string) => Cell,
  card: (text: RichText) => Cell,
  join: (cells: readonly Cell[]) => Cell,
): readonly (readonly Cell[])[] {
  const cellOf = (lane: number, column: number): Cell => {
    const own = piece.cards
      .filter((one) => one.lane === lane && one.column === column)
      .map((one) => card(one.text));
    const felt = piece.feelings.filter((one) => one.lane === lane && one.column === column);
    return join([...own, ...felt.map((one) => words(String(one.value)))]);
  };
  const body = piece.lanes.map((_, lane) => piece.columns.map((__, column) => cellOf(lane, column)));
  if (piece.what === "cards" && piece.cards.length === 1) return body;
  const head = piece.columns.map(({ stage, step }) =>
    words(step === undefined ? stage : `${stage}: ${step}`),
  );
  return [
    [words(""), ...head],
    ...body.map((cells, at) => {
      const lane = piece.lanes[at];
      return [words(lane ? laneName(lane) : ""), ...cells];
    }),
  ];
}

/** Tabs between cells, lines between rows; what has either in it stands in quotes. */
export function textOfPiece(piece: Piece, laneName: (lane: Piece["lanes"][number]) => string): string {
  const rows = rowsOf(piece, laneName, String, plainTextOf, (cells) => cells.join("\n"));
  const [only] = rows;
  if (rows.length === 1 && only?.length === 1) return only[0] ?? "";
  const written = (text: string) => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(written).join("\t")).join("\n");
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

function inlineHtml(inline: RichInline): string {
  if (inline.type === "hardBreak") return "<br>";
  return (inline.marks ?? []).reduce((html, mark) => {
    if (mark.type === "link") return `<a href="${escaped(mark.attrs?.href ?? "")}">${html}</a>`;
    return mark.type === "bold" ? `<b>${html}</b>` : `<i>${html}</i>`;
  }, escaped(inline.text));
}
const paragraphHtml = (paragraph: RichParagraph) => (paragraph.content ?? []).map(inlineHtml).join("");

/** A card's words as HTML. */
const htmlOfText = (text: RichText): string =>
  text.content
    .map((block) => {
      if (block.type === "paragraph") return `<p>${paragraphHtml(block)}</p>`;
      const items = block.content
        .map((item) => `<li>${item.content.map(paragraphHtml).join("<br>")}</li>`)
        .join("");
      return block.type === "bulletList" ? `<ul>${items}</ul>` : `<ol>${items}</ol>`;
    })
    .join("");

/** A table for spreadsheets and texts. `own`: the piece itself, kept with it for other maps. */
export function htmlOfPiece(
  piece: Piece,
  laneName: (lane: Piece["lanes"][number]) => string,
  own: string,
): string {
  const rows = rowsOf(piece, laneName, escaped, htmlOfText, (cells) => cells.join(""));
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("");
  return `<table data-itinera="${escaped(own)}">${body}</table>`;
}
