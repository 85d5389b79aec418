import {
  pastedTableOf,
  pieceSchema,
  plainTextOf,
  richTextOf,
  tableOfText,
  type PastedTable,
  type Piece,
  type RichText,
} from "@itinera/core";
import { richTextOfNode, styleName } from "./rich-text-of-html.ts";
import { cellsOfTable, type HtmlCell } from "./table-of-html.ts";

/** The type under which parts of maps travel. */
export const pieceType = "web application/x-itinera";

/** What somebody wants to paste. */
export type Clipping =
  | { readonly kind: "piece"; readonly piece: Piece }
  | { readonly kind: "table"; readonly table: PastedTable; readonly pictures: readonly CellPictures[] }
  | { readonly kind: "words"; readonly text: RichText }
  | { readonly kind: "files"; readonly files: readonly File[] };

/** Pictures that stand in a cell, by the place of its upper left corner. */
export interface CellPictures {
  readonly row: number;
  readonly column: number;
  readonly pictures: readonly string[];
}

/** What the clipboard says, in each of its flavours. */
export interface Flavours {
  readonly own: string;
  readonly html: string;
  readonly text: string;
  readonly files: readonly File[];
}

export const flavoursOf = (data: DataTransfer): Flavours => ({
  own: data.getData(pieceType),
  html: data.getData("text/html"),
  text: data.getData("text/plain"),
  files: [...data.files],
});

/** What the browser lets a page read without a key of its own; rejects where it does not. */
export async function readFlavours(): Promise<Flavours> {
  const items = await navigator.clipboard.read();
  const textOf = async (type: string) => {
    const item = items.find((one) => one.types.includes(type));
    return item ? (await item.getType(type)).text() : "";
  };
  return { own: "", html: await textOf("text/html"), text: await textOf("text/plain"), files: [] };
}

function pieceOfText(text: string): Piece | undefined {
  try {
    const read = pieceSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

const isMore = ({ rows, columns }: PastedTable) => rows * columns > 1;
const withPictures = ({ pictures, text, ...cell }: HtmlCell) => ({
  ...cell,
  text,
  attachments: pictures.map((url) => ({ kind: "link" as const, url })),
});

function tableOfPage(page: Document): Extract<Clipping, { kind: "table" }> | undefined {
  const cells = cellsOfTable(page);
  if (cells.length === 0) return undefined;
  return {
    kind: "table",
    // A picture keeps its cell from being empty; what it really is, is known when it has been sent.
    table: pastedTableOf(cells.map(withPictures)),
    pictures: cells.filter((cell) => cell.pictures.length > 0),
  };
}

/**
 * The page that a clipboard holds. Styles are read as plain attributes: the page's security policy objects to
 * inline styles even where nothing is shown.
 */
function pageOf(html: string): Document {
  const plain = html
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/i, ` ${styleName}=`));
  return new DOMParser().parseFromString(plain, "text/html");
}

/** What it is: a part of a map, a table, words, or files; undefined when there is nothing in it. */
export function clippingOf({ own, html, text, files }: Flavours): Clipping | undefined {
  const page = html === "" ? undefined : pageOf(html);
  const carried = page?.querySelector<HTMLElement>("table[data-itinera]")?.dataset["itinera"];
  const piece = pieceOfText(own) ?? (carried === undefined ? undefined : pieceOfText(carried));
  if (piece) return { kind: "piece", piece };
  const table = page && tableOfPage(page);
  if (table && (isMore(table.table) || table.pictures.length > 0)) return table;
  if (text === "" && files.length > 0) return { kind: "files", files };
  if (page) {
    const words = richTextOfNode(page.body);
    if (plainTextOf(words).trim() !== "") return { kind: "words", text: words };
  }
  const plain = tableOfText(text);
  // Lines without tabs are one text: only a table has cells.
  if (text.includes("\t") && isMore(plain)) return { kind: "table", table: plain, pictures: [] };
  return text.trim() === "" ? undefined : { kind: "words", text: richTextOf(text.trim()) };
}
