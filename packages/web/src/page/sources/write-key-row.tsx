import type { SourceLine, WriteKeyLine } from "@itinera/protocol";
import { Copy, KeyRound, X } from "lucide-react";
import { useRef, useState } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { copyText } from "../../parts/copy-field.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { tell } from "../../parts/toasts.tsx";
import { useSourceChange } from "./use-source-change.ts";
import styles from "./write-key-row.module.css";

interface WriteKeyRowProps {
  readonly source: SourceLine;
  readonly line: WriteKeyLine;
}

/** By which people tell keys apart without reading all of them. */
const beginningOf = (key: string | null): string => (key === null ? "" : `${key.slice(0, 10)}…`);

/** A key of a source, in full: it only lets events in. */
export function WriteKeyRow({ source: { id, name, project }, line }: WriteKeyRowProps) {
  const { t, format } = useWords();
  const [isAsking, ask] = useState(false);
  const { key, created, revoked } = line;
  const text = useRef<HTMLElement>(null);
  const beginning = beginningOf(key);
  const revoke = useSourceChange(
    project,
    () => client.revokeWriteKey(project, id, line.id),
    () => t("collect:keys.revoke.done", { key: beginning }),
  );
  const copy = async () => {
    if (key !== null && (await copyText(key))) return tell(t("collect:keys.copied"), { key: "copy" });
    if (text.current) getSelection()?.selectAllChildren(text.current);
    return tell(t("collect:code.byHand"), { key: "copy" });
  };
  return (
    <li className={styles.row} data-revoked={revoked !== null || undefined}>
      <KeyRound aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <code className={styles.key} ref={text}>
          {key ?? t("collect:keys.unknown")}
        </code>
        <p className={styles.about}>
          <span>{t("collect:keys.made", { date: format.date(created) })}</span>
          {revoked !== null && (
            <span className={styles.over}>{t("collect:keys.revoked", { date: format.date(revoked) })}</span>
          )}
        </p>
      </div>
      {revoked === null && (
        <div className={styles.buttons}>
          {key !== null && (
            <IconButton label={t("collect:keys.copy", { key: beginning })} onPress={() => void copy()}>
              <Copy aria-hidden />
            </IconButton>
          )}
          <IconButton label={t("collect:keys.revoke.of", { key: beginning })} onPress={() => ask(true)}>
            <X aria-hidden />
          </IconButton>
        </div>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t("collect:keys.revoke.title")}
          text={t("collect:keys.revoke.text", { key: beginning, name })}
          keep={t("collect:keys.revoke.keep")}
          confirm={t("collect:keys.revoke.confirm")}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate(undefined, { onSettled: () => ask(false) })}
          onClose={() => ask(false)}
        />
      )}
    </li>
  );
}
