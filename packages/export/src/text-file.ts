import {
  proseMarkdown,
  proseOf,
  proseText,
  tableMarkdown,
  tableOf,
  tableText,
  type TextForm,
} from "@itinera/core";
import { textInputOf } from "./form-of-map.ts";
import type { MapToExport } from "./page-of-map.ts";

/** The words of a map as a file: plain text, or Markdown. A table as plain text has tabs between its cells. */
export async function textFile(form: TextForm, format: "txt" | "md", given: MapToExport): Promise<string> {
  const input = await textInputOf(given);
  if (form === "prose") return (format === "md" ? proseMarkdown : proseText)(proseOf(input));
  return (format === "md" ? tableMarkdown : tableText)(tableOf(input));
}
