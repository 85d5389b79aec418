import { richTextSchema, type Lang, type RichText } from "@itinera/core";
import { Editor as TextEditor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { Bold, Italic, List, ListOrdered } from "lucide-react";
import { useEffect, useRef, useState, type ComponentType } from "react";
import { useWords } from "../../app/language.tsx";
import { useDesk } from "../editor/desk.ts";
import styles from "./rich-field.module.css";

interface RichFieldProps {
  /** The text as the writing begins; the field has its own from then on. */
  readonly start: RichText;
  readonly lang: Lang;
  /** Over the card's words, px of the sheet. */
  readonly box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly font: string;
}

/** What a card's text can hold (core/map/rich-text), and nothing else. */
const kit = StarterKit.configure({
  heading: false,
  blockquote: false,
  code: false,
  codeBlock: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  dropcursor: false,
  gapcursor: false,
  trailingNode: false,
  link: { openOnClick: false, autolink: false },
});

const textOf = (editor: TextEditor): RichText => richTextSchema.parse(editor.getJSON());

/** Enter keeps the text, except in a list, where it begins the next item until an empty one ends the list. */
const endsWriting = (editor: TextEditor, event: KeyboardEvent): boolean =>
  event.key === "Escape" ||
  event.key === "Tab" ||
  (event.key === "Enter" && (event.ctrlKey || event.metaKey || (!event.shiftKey && !editor.isActive("listItem"))));

/** The words of a card while they are written. Its own from beginning to end: others' edits wait. */
export function RichField({ start, lang, box, font }: RichFieldProps) {
  const { editor } = useDesk();
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [field, setField] = useState<TextEditor>();
  const [, drawAgain] = useState(0);
  const label = t("map:write");

  useEffect(() => {
    const made = new TextEditor({
      element: place.current,
      extensions: [kit],
      content: start,
      autofocus: "end",
      editorProps: {
        attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, lang },
        handleKeyDown(_, event) {
          event.stopPropagation();
          if (event.isComposing || !endsWriting(made, event)) return false;
          editor.keepText(textOf(made));
          return true;
        },
      },
      onUpdate: () => editor.typed(textOf(made)),
      onTransaction: () => drawAgain((times) => times + 1),
      onBlur: () => editor.keepText(textOf(made), "elsewhere"),
    });
    setField(made);
    return () => made.destroy();
    // The field lives as long as the writing; what it began with does not change it.
  }, []);

  return (
    <div
      className={styles.field}
      style={{ left: box.x, top: box.y, width: box.w, minHeight: box.h, font }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <div ref={place} className={styles.text} />
      {field && (
        <div className={styles.tools} role="toolbar" aria-label={t("map:format.label")}>
          <Tool name={t("map:format.bold")} icon={Bold} isOn={field.isActive("bold")} run={() => field.chain().focus().toggleBold().run()} />
          <Tool name={t("map:format.italic")} icon={Italic} isOn={field.isActive("italic")} run={() => field.chain().focus().toggleItalic().run()} />
          <Tool name={t("map:format.bullets")} icon={List} isOn={field.isActive("bulletList")} run={() => field.chain().focus().toggleBulletList().run()} />
          <Tool name={t("map:format.numbers")} icon={ListOrdered} isOn={field.isActive("orderedList")} run={() => field.chain().focus().toggleOrderedList().run()} />
        </div>
      )}
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  readonly icon: ComponentType<{ "aria-hidden": true }>;
  readonly isOn: boolean;
  readonly run: () => void;
}

function Tool({ name, icon: Icon, isOn, run }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      title={name}
      aria-label={name}
      aria-pressed={isOn}
      // Taking the focus would end the writing.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      <Icon aria-hidden />
    </button>
  );
}
