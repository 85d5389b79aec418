import { writtenLink, type Attachment } from "@itinera/core";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/text-field.tsx";
import styles from "./attachments.module.css";

interface LinkDialogProps {
  readonly onKeep: (link: Extract<Attachment, { kind: "link" }>) => void;
  readonly onClose: () => void;
}

export function LinkDialog({ onKeep, onClose }: LinkDialogProps) {
  const { t } = useWords();
  const [address, write] = useState("");
  const [title, call] = useState("");
  const [isTried, try_] = useState(false);
  const url = writtenLink(address);
  const keep = () => {
    try_(true);
    if (url === undefined) return;
    onKeep({ kind: "link", url, ...(title.trim() && { title: title.trim() }) });
    onClose();
  };
  return (
    <Dialog
      title={t("cards:link.add")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" onPress={keep}>
            {t("cards:link.keep")}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextField
          label={t("cards:link.url")}
          value={address}
          onChange={write}
          autoFocus
          maxLength={2_000}
          inputMode="url"
          error={isTried && url === undefined ? t("cards:link.wrong") : undefined}
        />
        <TextField label={t("cards:link.title")} value={title} onChange={call} maxLength={500} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
