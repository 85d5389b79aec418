import { lazy } from "react";

const load = () => import("./rich-text-box.tsx");

/** The text editor, loaded apart from the page. */
export const RichTextBox = lazy(async () => ({ default: (await load()).RichTextBox }));

/** Loads it ahead, so that the first letter typed is not lost. */
export const loadRichTextBox = (): void => void load();
