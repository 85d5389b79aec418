import { mostAttachments, type Attachment, type Card } from "@itinera/core";
import { Link, Paperclip, X } from "lucide-react";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { useDesk } from "../editor/desk.ts";
import { AttachmentLine } from "./attachment-line.tsx";
import styles from "./attachments.module.css";
import { LinkDialog } from "./link-dialog.tsx";
import { attachFiles, forget, sendings, type Sending } from "./sendings.ts";
import { useGivenFiles } from "./use-given-files.ts";

interface AttachmentsProps {
  readonly card: Card;
}

/** Pictures, documents and links of a card; files are chosen, dropped or pasted. */
export function Attachments({ card }: AttachmentsProps) {
  const { editor, room, map } = useDesk();
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isLinking, link] = useState(false);
  const going = useStore(sendings, (state) => state.list).filter((one) => one.card === card.id);
  const { attachments = [] } = card;
  const isFull = attachments.length >= mostAttachments;

  const set = (next: readonly Attachment[]) =>
    editor.make({
      kind: "card.set",
      id: card.id,
      fields: { attachments: next.length > 0 ? [...next] : null },
    });
  const attach = (files: readonly File[]) =>
    void attachFiles(
      files.map((file) => ({ file, ...(isNameless(file) && { name: t("cards:files.pasted") }) })),
      card.id,
      { now: () => room.now().map, make: editor.make },
    );
  const { isOver, handlers } = useGivenFiles(attach);

  return (
    <section
      className={styles.part}
      aria-label={t("cards:files.label")}
      data-over={isOver || undefined}
      {...handlers}
    >
      <h3 className={styles.name}>{t("cards:files.label")}</h3>
      {(attachments.length > 0 || going.length > 0) && (
        <ul className={styles.list}>
          {attachments.map((one, at) => (
            <AttachmentLine
              key={one.kind === "link" ? `${at} ${one.url}` : `${at} ${one.asset}`}
              map={map.id}
              attachment={one}
              onChange={(next) => set(attachments.with(at, next))}
              onRemove={() => set(attachments.toSpliced(at, 1))}
            />
          ))}
          {going.map((one) => (
            <SendingLine key={one.id} sending={one} />
          ))}
        </ul>
      )}
      {isFull ? (
        <p className={styles.note}>{t("cards:files.full")}</p>
      ) : (
        <>
          <div className={styles.buttons}>
            <Button size="small" onPress={() => input.current?.click()}>
              <Paperclip aria-hidden />
              {t("cards:files.choose")}
            </Button>
            <Button size="small" onPress={() => link(true)}>
              <Link aria-hidden />
              {t("cards:files.link")}
            </Button>
          </div>
          <p className={styles.note}>{t(isOver ? "cards:files.drop" : "cards:files.hint")}</p>
        </>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          attach([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      {isLinking && <LinkDialog onKeep={(one) => set([...attachments, one])} onClose={() => link(false)} />}
    </section>
  );
}

/** A picture of the clipboard is always called so. */
const isNameless = ({ name, type }: File) => name === "image.png" && type === "image/png";

interface SendingLineProps {
  readonly sending: Sending;
}

function SendingLine({ sending: { id, name, share, failure, stop } }: SendingLineProps) {
  const { t, lang } = useWords();
  if (failure !== undefined)
    return (
      <li className={styles.failed} role="alert">
        <span>{problemText(t, failure)}</span>
        <IconButton label={t("cards:files.forget")} onPress={() => forget(id)}>
          <X aria-hidden />
        </IconButton>
      </li>
    );
  const percent = new Intl.NumberFormat(lang, { style: "percent" }).format(share);
  return (
    <li className={styles.row}>
      <span className={styles.going}>
        {t("cards:files.sending", { name, percent })}
        <progress className={styles.progress} value={share} aria-label={name} />
      </span>
      <IconButton label={t("cards:files.stop", { name })} onPress={stop}>
        <X aria-hidden />
      </IconButton>
    </li>
  );
}
