import type { TextItem } from "./text-form.ts";

/** An item with its asides in brackets, as one piece of text. */
export const saidItem = ({ text, asides }: Pick<TextItem, "text" | "asides">): string =>
  asides.length === 0 ? text : text === "" ? asides.join(", ") : `${text} (${asides.join(", ")})`;

/** A full stop after what has none. */
export const asSentence = (text: string): string =>
  /[.!?…:;]["”»)]?$/.test(text.trim()) ? text : `${text}.`;
