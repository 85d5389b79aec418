import { evidenceSources, writtenLink, type Evidence } from "@itinera/core";
import { useState } from "react";
import { useWords } from "../../../app/language.tsx";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Select } from "../../../parts/select.tsx";
import { TextArea } from "../../../parts/text-area.tsx";
import { TextField } from "../../../parts/text-field.tsx";
import styles from "./evidence.module.css";

interface EvidenceDialogProps {
  /** Absent: a new one. */
  readonly evidence: Evidence | undefined;
  readonly onKeep: (evidence: Evidence) => void;
  readonly onClose: () => void;
}

export function EvidenceDialog({ evidence, onKeep, onClose }: EvidenceDialogProps) {
  const { t } = useWords();
  const [source, take] = useState<Evidence["source"]>(evidence?.source ?? "interviews");
  const [note, write] = useState(evidence?.note ?? "");
  const [n, count] = useState(evidence?.n === undefined ? "" : String(evidence.n));
  const [from, begin] = useState(evidence?.from ?? "");
  const [to, end] = useState(evidence?.to ?? "");
  const [expires, expire] = useState(evidence?.expires ?? "");
  const [address, lead] = useState(evidence?.url ?? "");
  const [isTried, try_] = useState(false);

  const url = address.trim() === "" ? undefined : writtenLink(address);
  const digits = n.replaceAll(/[\s\u00A0.,]/g, "");
  const wrong = {
    n: digits !== "" && !/^\d{1,12}$/.test(digits),
    to: from !== "" && to !== "" && to < from,
    url: address.trim() !== "" && url === undefined,
  };
  const keep = () => {
    try_(true);
    if (wrong.n || wrong.to || wrong.url) return;
    onKeep({
      source,
      ...(note.trim() && { note: note.trim() }),
      ...(digits && { n: Number(digits) }),
      ...(from && { from }),
      ...(to && { to }),
      ...(expires && { expires }),
      ...(url !== undefined && { url }),
    });
    onClose();
  };
  return (
    <Dialog
      title={t(evidence ? "cards:evidence.change" : "cards:evidence.add")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" onPress={keep}>
            {t("cards:evidence.keep")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label={t("cards:evidence.source")}
          choices={evidenceSources.map((id) => ({ id, name: t(`cards:evidence.sources.${id}`) }))}
          value={source}
          onChange={take}
        />
        <TextField
          label={t("cards:evidence.n")}
          value={n}
          onChange={count}
          inputMode="numeric"
          error={isTried && wrong.n ? t("cards:evidence.wrongN") : undefined}
        />
        <div className={styles.wide}>
          <TextArea label={t("cards:evidence.note")} value={note} onChange={write} maxLength={2_000} />
        </div>
        <TextField type="date" label={t("cards:evidence.from")} value={from} onChange={begin} />
        <TextField
          type="date"
          label={t("cards:evidence.to")}
          value={to}
          onChange={end}
          error={isTried && wrong.to ? t("cards:evidence.wrongPeriod") : undefined}
        />
        <TextField type="date" label={t("cards:evidence.expires")} value={expires} onChange={expire} />
        <TextField
          label={t("cards:evidence.url")}
          value={address}
          onChange={lead}
          maxLength={2_000}
          inputMode="url"
          error={isTried && wrong.url ? t("cards:link.wrong") : undefined}
        />
      </div>
    </Dialog>
  );
}
