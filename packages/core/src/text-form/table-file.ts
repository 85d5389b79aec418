import { escapedMarkdown } from "./prose-file.ts";
import { saidItem } from "./said-item.ts";
import type { TextItem } from "./text-form.ts";
import type { MapTable } from "./table.ts";

/** Heads of the columns: the stage and, where there are any, the step. */
const headsOf = ({ stages }: MapTable): readonly string[] =>
  stages.flatMap(({ stage, letter, columns }) =>
    columns.map(({ step }) => `${letter}. ${stage.name}${step ? `: ${step.name}` : ""}`),
  );

const cellText = (items: readonly TextItem[]): string => items.map(saidItem).join("\n");

/** The table as Markdown, as GitHub and most readers understand it; lines in a cell stand under one another. */
export function tableMarkdown(table: MapTable): string {
  const cell = (text: string) => escapedMarkdown(text).replaceAll("\n", "<br>");
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  const heads = headsOf(table);
  return [
    `# ${escapedMarkdown(table.title).replaceAll("\n", " ")}`,
    "",
    line(["", ...heads]),
    `|${" --- |".repeat(heads.length + 1)}`,
    ...table.rows.map((row) => line([row.name, ...row.cells.map(cellText)])),
    "",
  ].join("\n");
}

/** What a spreadsheet would take for a formula is shown as text, by the sign that spreadsheets have for it. */
const shownAsText = (text: string): string => (/^[=+\-@]/.test(text) ? `'${text}` : text);

/** The table as plain text that a spreadsheet takes: tabs between the cells, a row a line. */
export function tableText(table: MapTable): string {
  const cell = (text: string) => shownAsText(text.replaceAll(/[\t\n\r]+/g, " / "));
  const line = (cells: readonly string[]) => cells.map(cell).join("\t");
  return [
    line(["", ...headsOf(table)]),
    ...table.rows.map((row) => line([row.name, ...row.cells.map(cellText)])),
    "",
  ].join("\n");
}
