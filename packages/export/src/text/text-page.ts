import {
  asSentence,
  sectionTitle,
  type Lang,
  type MapTable,
  type Prose,
  type ProseBlock,
  type TextItem,
} from "@itinera/core";
import { standardFonts, uncovered } from "@itinera/scene";

/** A piece of running text with what follows it in brackets. */
interface TextPiece {
  readonly text: string;
  readonly aside: string;
  readonly lang: Lang;
  readonly isCounted: boolean;
}

export type TextBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly lang: Lang; readonly isCounted: boolean }
  | { readonly kind: "items"; readonly lead: string; readonly items: readonly TextPiece[] }
  | {
      readonly kind: "table";
      readonly heads: readonly string[];
      readonly rows: readonly { readonly name: string; readonly cells: readonly (readonly TextPiece[])[] }[];
    };

/** A map as pages of running text. `lang`: of the words around the map's own. */
export interface TextPage {
  readonly kind: "text";
  readonly title: string;
  readonly facts: readonly string[];
  readonly lang: Lang;
  readonly mapLang: Lang;
  readonly lies: boolean;
  readonly blocks: readonly TextBlock[];
}

type Head = Pick<TextPage, "facts" | "lang" | "mapLang">;

const pieceOf = (head: Head, { text, asides, counted, words, isCounted }: TextItem): TextPiece => ({
  text,
  aside: [...asides, ...(counted === undefined ? [] : [counted])].join(", "),
  lang: words === "map" ? head.mapLang : head.lang,
  isCounted: isCounted ?? false,
});

function blockOf(head: Head, block: ProseBlock): TextBlock {
  switch (block.kind) {
    case "said":
      return { kind: "paragraph", text: block.text, lang: head.lang, isCounted: block.isCounted ?? false };
    case "note":
      return { kind: "paragraph", text: block.text, lang: head.mapLang, isCounted: false };
    case "items": {
      const items = block.items.map((item) => pieceOf(head, item));
      const [only] = items;
      const isAlone = items.length === 1 && only?.aside === "";
      return {
        kind: "items",
        lead: block.lead,
        items: isAlone ? [{ ...only, text: asSentence(only.text) }] : items,
      };
    }
  }
}

export const proseTextPage = (prose: Prose, head: Head): TextPage => ({
  kind: "text",
  title: prose.title,
  ...head,
  lies: false,
  blocks: [
    ...prose.opening.map((block) => blockOf(head, block)),
    ...prose.sections.flatMap((section): TextBlock[] => [
      { kind: "heading", level: section.level, text: sectionTitle(section) },
      ...section.blocks.map((block) => blockOf(head, block)),
    ]),
  ],
});

/** So many columns can be read beside one another on a sheet that lies. */
const columnsAtOnce = 6;

/** A wide table is several, one under another, each with all its lanes. */
export function tableTextPage(table: MapTable, head: Head): TextPage {
  const columns = table.stages.flatMap(({ stage, letter, columns: own }) =>
    own.map(({ step }) => (step ? `${letter}. ${stage.name}: ${step.name}` : `${letter}. ${stage.name}`)),
  );
  const parts = Math.max(1, Math.ceil(columns.length / columnsAtOnce));
  const size = Math.ceil(columns.length / parts);
  return {
    kind: "text",
    title: table.title,
    ...head,
    lies: true,
    blocks: Array.from({ length: parts }, (_, part): TextBlock => {
      const cut = <T>(list: readonly T[]) => list.slice(part * size, (part + 1) * size);
      return {
        kind: "table",
        heads: cut(columns),
        // On paper an empty row asks for nothing.
        rows: table.rows
          .filter((row) => row.cells.some((items) => items.length > 0))
          .map((row) => ({
            name: row.name,
            cells: cut(row.cells).map((items) => items.map((item) => pieceOf(head, item))),
          })),
      };
    }),
  };
}

/** A page whose every character can be set, and those that had to be replaced: one would spoil a whole PDF. */
export function coveredText(page: TextPage): { page: TextPage; missing: readonly string[] } {
  const missing = new Set(uncovered(JSON.stringify(page), "ui-400", standardFonts));
  if (missing.size === 0) return { page, missing: [] };
  const replaced = JSON.stringify(page, (_, value: unknown) =>
    typeof value === "string"
      ? Array.from(value, (char) => (missing.has(char) ? "□" : char)).join("")
      : value,
  );
  return { page: JSON.parse(replaced) as TextPage, missing: [...missing] };
}
