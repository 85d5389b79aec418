import { writtenLink } from "@itinera/core";
import type { Editor as TextEditor } from "@tiptap/core";
import { Check, Unlink } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import styles from "./rich-text-box.module.css";

interface LinkRowProps {
  readonly field: TextEditor;
  readonly onClose: () => void;
}

/** Where the chosen words lead; without any, the address itself is written. */
export function LinkRow({ field, onClose }: LinkRowProps) {
  const { t } = useWords();
  const [start] = useState(() => String(field.getAttributes("link")["href"] ?? ""));
  const [address, write] = useState(start);
  const [isTried, try_] = useState(false);
  const url = writtenLink(address);
  const keep = () => {
    try_(true);
    if (url === undefined) return;
    const chain = field.chain().focus().extendMarkRange("link");
    if (field.state.selection.empty && !field.isActive("link"))
      chain
        .insertContent({
          type: "text",
          text: address.trim(),
          marks: [{ type: "link", attrs: { href: url } }],
        })
        .run();
    else chain.setLink({ href: url }).run();
    onClose();
  };
  return (
    <form
      className={styles.linkRow}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <input
        className={styles.address}
        aria-label={t("cards:write.url")}
        aria-invalid={isTried && url === undefined}
        placeholder="https://"
        inputMode="url"
        maxLength={2_000}
        value={address}
        // Opened by its own press or key: typing goes on here.
        ref={(input) => input?.focus()}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          field.view.focus();
          onClose();
        }}
      />
      <button
        type="submit"
        className={styles.tool}
        title={t("cards:write.keep")}
        aria-label={t("cards:write.keep")}
      >
        <Check aria-hidden />
      </button>
      {start !== "" && (
        <button
          type="button"
          className={styles.tool}
          title={t("cards:write.unlink")}
          aria-label={t("cards:write.unlink")}
          onClick={() => {
            field.chain().focus().extendMarkRange("link").unsetLink().run();
            onClose();
          }}
        >
          <Unlink aria-hidden />
        </button>
      )}
    </form>
  );
}
