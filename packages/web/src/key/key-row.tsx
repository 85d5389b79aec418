import type { KeyLine } from "@itinera/protocol";
import { KeyRound, X } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useWords } from "../app/language.tsx";
import { useNow } from "../app/now.ts";
import { ConfirmDialog } from "../parts/confirm-dialog.tsx";
import { IconButton } from "../parts/icon-button.tsx";
import styles from "./key-row.module.css";
import { useRevoke } from "./use-revoke.ts";

/** By which somebody knows a key that they see somewhere. */
const beginningOf = (id: KeyLine["id"]): string => `itk_${id.slice(0, 8)}…`;

interface KeyRowProps {
  readonly line: KeyLine;
  /** Whose it is, among those of others. */
  readonly owner?: ReactNode;
  readonly revoke: (id: KeyLine["id"]) => Promise<unknown>;
}

/** A key: what it may do, when it was used, and the way to end it. */
export function KeyRow({ line, owner, revoke }: KeyRowProps) {
  const { t, format } = useWords();
  const now = useNow();
  const [isAsking, ask] = useState(false);
  const end = useRevoke(revoke);
  const { id, name, scopes, expires, created, seen } = line;
  const isOver = expires !== null && expires <= now;
  const until = () => {
    if (expires === null) return t("keys:row.endless");
    return t(isOver ? "keys:row.ended" : "keys:row.until", { date: format.date(expires) });
  };
  return (
    <li className={styles.row}>
      <KeyRound aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.name}>
          {name}
          <code className={styles.mark}>{beginningOf(id)}</code>
        </p>
        <p className={styles.about}>
          {owner}
          <span>
            {t("keys:row.may", { scopes: format.list(scopes.map((scope) => t(`keys:scope.${scope}.name`))) })}
          </span>
          <span className={isOver ? styles.over : undefined}>{until()}</span>
        </p>
        <p className={styles.about}>
          <span>{t("keys:row.made", { date: format.date(created) })}</span>
          <span>
            {seen === null ? t("keys:row.unused") : t("keys:row.seen", { when: format.ago(seen, now) })}
          </span>
        </p>
      </div>
      <IconButton label={t("keys:revoke.of", { name })} onPress={() => ask(true)}>
        <X aria-hidden />
      </IconButton>
      {isAsking && (
        <ConfirmDialog
          title={t("keys:revoke.title", { name })}
          text={t("keys:revoke.text")}
          keep={t("keys:revoke.keep")}
          confirm={t("keys:revoke.confirm")}
          isPending={end.isPending}
          onConfirm={() => end.mutate(line, { onSettled: () => ask(false) })}
          onClose={() => ask(false)}
        />
      )}
    </li>
  );
}
