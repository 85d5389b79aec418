import { linkSchema, richTextSchema, type Lang, type RichText } from "@itinera/core";
import { Editor as TextEditor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { Bold, Italic, Link, List, ListOrdered } from "lucide-react";
import { useLayoutEffect, useRef, useState, type ComponentType } from "react";
import { useWords } from "../../app/language.tsx";
import { LinkRow } from "./link-row.tsx";
import styles from "./rich-text-box.module.css";

export interface RichTextBoxProps {
  /** The text as the writing begins; the box has its own from then on, so that others' edits wait. */
  readonly start: RichText;
  readonly lang: Lang;
  readonly onTyped: (text: RichText) => void;
  /** Enter, Escape or Tab. Absent: Enter begins a new paragraph. */
  readonly onDone?: (text: RichText) => void;
  /** The focus went elsewhere. */
  readonly onLeft?: (text: RichText) => void;
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
  link: {
    openOnClick: false,
    autolink: false,
    defaultProtocol: "https",
    // What is pasted or typed may lead nowhere else than the links of a map.
    isAllowedUri: (url) => linkSchema.safeParse(url).success,
  },
});

const textOf = (editor: TextEditor): RichText => richTextSchema.parse(editor.getJSON());

/** Enter ends the writing, except in a list, where it begins the next item until an empty one ends the list. */
const endsWriting = (editor: TextEditor, event: KeyboardEvent): boolean =>
  event.key === "Escape" ||
  event.key === "Tab" ||
  (event.key === "Enter" &&
    (event.ctrlKey || event.metaKey || (!event.shiftKey && !editor.isActive("listItem"))));

/** The words of a card while they are written, with bold, italic, lists and links. */
export function RichTextBox({ start, lang, onTyped, onDone, onLeft }: RichTextBoxProps) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const told = useRef({ onTyped, onDone });
  told.current = { onTyped, onDone };
  const [field, setField] = useState<TextEditor>();
  const [isLinking, link] = useState(false);
  const [, drawAgain] = useState(0);
  // The box lives as long as the writing; what it began with does not change it.
  const [first] = useState({ start, lang, label: t("map:write") });

  useLayoutEffect(() => {
    const made = new TextEditor({
      element: place.current,
      extensions: [kit],
      content: first.start,
      // A style element of its own would be refused by the page's security policy.
      injectCSS: false,
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": first.label,
          lang: first.lang,
        },
        handleKeyDown(_, event) {
          if ((event.ctrlKey || event.metaKey) && event.code === "KeyK") {
            event.preventDefault();
            link(true);
            return true;
          }
          const { onDone: done } = told.current;
          if (!done || event.isComposing || !endsWriting(made, event)) return false;
          event.stopPropagation();
          done(textOf(made));
          return true;
        },
      },
      onUpdate: () => told.current.onTyped(textOf(made)),
      onTransaction: () => drawAgain((times) => times + 1),
    });
    // At once, not by Tiptap's own timer: whoever types right after the click types here.
    made.commands.setTextSelection(made.state.doc.content.size);
    made.view.focus();
    setField(made);
    return () => made.destroy();
  }, [first]);

  const toggle = (name: "toggleBold" | "toggleItalic" | "toggleBulletList" | "toggleOrderedList") => () =>
    field?.chain().focus()[name]().run();
  return (
    <div
      className={styles.box}
      // From the words to the tools and back is not leaving.
      onBlur={({ currentTarget, relatedTarget }) => {
        if (field && !currentTarget.contains(relatedTarget)) onLeft?.(textOf(field));
      }}
      // Keys belong to the text, not to the sheet around it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div ref={place} className={styles.text} />
      {field && (
        <div className={styles.tools} role="toolbar" aria-label={t("map:format.label")}>
          <Tool
            name={t("map:format.bold")}
            icon={Bold}
            isOn={field.isActive("bold")}
            run={toggle("toggleBold")}
          />
          <Tool
            name={t("map:format.italic")}
            icon={Italic}
            isOn={field.isActive("italic")}
            run={toggle("toggleItalic")}
          />
          <Tool
            name={t("map:format.bullets")}
            icon={List}
            isOn={field.isActive("bulletList")}
            run={toggle("toggleBulletList")}
          />
          <Tool
            name={t("map:format.numbers")}
            icon={ListOrdered}
            isOn={field.isActive("orderedList")}
            run={toggle("toggleOrderedList")}
          />
          {isLinking ? (
            <LinkRow field={field} onClose={() => link(false)} />
          ) : (
            <Tool
              name={t("cards:write.link")}
              icon={Link}
              isOn={field.isActive("link")}
              run={() => link(true)}
            />
          )}
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
