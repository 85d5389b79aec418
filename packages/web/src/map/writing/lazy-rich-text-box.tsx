import { lazy, Suspense, useState } from "react";
import type { RichTextBoxProps } from "./rich-text-box.tsx";

type Box = typeof import("./rich-text-box.tsx").RichTextBox;

let loaded: Box | undefined;
const load = async () => {
  loaded = (await import("./rich-text-box.tsx")).RichTextBox;
  return { default: loaded };
};
const Later = lazy(load);

/** Loads the text editor ahead, so that the first letter typed is not lost. Should that fail, the use tells. */
export const loadRichTextBox = (): void => void load().catch(() => undefined);

/** The text editor, loaded apart from the page; there at once when it was loaded ahead. */
export function RichTextBox(props: RichTextBoxProps) {
  const [Ready] = useState(() => loaded);
  if (Ready) return <Ready {...props} />;
  return (
    <Suspense>
      <Later {...props} />
    </Suspense>
  );
}
