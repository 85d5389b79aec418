import type { TextItem } from "./text-form.ts";

/** An item with its asides in brackets, as one piece of text. */
export function saidItem({ text, asides, counted }: Pick<TextItem, "text" | "asides" | "counted">): string {
  const said = [...asides, ...(counted === undefined ? [] : [counted])].join(", ");
  return said === "" ? text : text === "" ? said : `${text} (${said})`;
}

/** A full stop after what has none. */
export const asSentence = (text: string): string =>
  /[.!?…:;]["”»)]?$/.test(text.trim()) ? text : `${text}.`;
