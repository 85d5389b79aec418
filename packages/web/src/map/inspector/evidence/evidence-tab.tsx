import { evidenceLevels, type Card, type Evidence } from "@itinera/core";
import { ExternalLink, Plus, X } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useNow } from "../../../app/now.ts";
import { useWords } from "../../../app/language.tsx";
import { Button } from "../../../parts/button.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import { KeptField } from "../../../parts/kept-field.tsx";
import { Select } from "../../../parts/select.tsx";
import { useDesk, useMayEdit } from "../../editor/desk.ts";
import details from "../details.module.css";
import { EvidenceDialog } from "./evidence-dialog.tsx";
import styles from "./evidence.module.css";
import { dayOf, isExpired } from "./is-expired.ts";
import { withKept } from "./with-kept.ts";

interface EvidenceTabProps {
  readonly card: Card;
}

const noLevel = "none";
const mostEvidence = 50;

/** What supports a card, how sure the team is, and how an assumption shall be validated. */
export function EvidenceTab({ card }: EvidenceTabProps) {
  const { editor } = useDesk();
  const { t } = useWords();
  const today = dayOf(useNow());
  const mayEdit = useMayEdit();
  const [opened, open] = useState<Evidence | "new">();
  const { evidence = [], level, plan = "" } = card;
  const set = (fields: Pick<Partial<Card>, never> & Record<string, unknown>) =>
    editor.make({ kind: "card.set", id: card.id, fields });
  const setEvidence = (next: readonly Evidence[]) =>
    set({
      evidence: next.length > 0 ? [...next] : null,
      // What something supports is no longer an assumption alone; what nothing supports is not supported.
      ...(next.length > evidence.length && level === "assumption" && { level: "supported" }),
    });
  const hasExpired = evidence.length > 0 && evidence.every((one) => isExpired(one, today));
  return (
    <div className={details.details}>
      {!mayEdit && level !== undefined && (
        <p>
          {t("cards:evidence.level")}: <b>{t(`map:level.${level}`)}</b>
        </p>
      )}
      {!mayEdit && plan !== "" && (
        <p>
          {t("cards:evidence.plan")}: {plan}
        </p>
      )}
      {mayEdit && (
        <Select
          label={t("cards:evidence.level")}
          choices={[noLevel, ...evidenceLevels].map((id) => ({ id, name: t(`map:level.${id}`) }))}
          value={level ?? noLevel}
          onChange={(id) => set({ level: evidenceLevels.find((one) => one === id) ?? null })}
        />
      )}
      {mayEdit && (level === "assumption" || plan !== "") && (
        <KeptField
          label={t("cards:evidence.plan")}
          placeholder={t("cards:evidence.planHint")}
          value={plan}
          isLong
          maxLength={2_000}
          onKeep={(text) => set({ plan: text === "" ? null : text })}
        />
      )}
      <div className={details.part}>
        <h3 className={details.name}>{t("cards:evidence.tab")}</h3>
        {evidence.length === 0 && <p className={details.note}>{t("cards:evidence.none")}</p>}
        {hasExpired && <p className={styles.expired}>{t("cards:evidence.allExpired")}</p>}
        <ul className={details.list}>
          {evidence.map((one, at) => (
            <EvidenceLine
              key={`${at} ${one.source}`}
              evidence={one}
              today={today}
              {...(mayEdit && {
                onOpen: () => open(one),
                onRemove: () => setEvidence(evidence.toSpliced(at, 1)),
              })}
            />
          ))}
        </ul>
        {mayEdit && evidence.length < mostEvidence && (
          <div className={details.add}>
            <Button look="text" size="small" onPress={() => open("new")}>
              <Plus aria-hidden />
              {t("cards:evidence.add")}
            </Button>
          </div>
        )}
      </div>
      {mayEdit && opened !== undefined && (
        <EvidenceDialog
          evidence={opened === "new" ? undefined : opened}
          onKeep={(kept) => setEvidence(withKept(evidence, opened === "new" ? undefined : opened, kept))}
          onClose={() => open(undefined)}
        />
      )}
    </div>
  );
}

interface EvidenceLineProps {
  readonly evidence: Evidence;
  readonly today: string;
  /** Absent, as `onRemove`: it is only looked at. */
  readonly onOpen?: () => void;
  readonly onRemove?: () => void;
}

function EvidenceLine({ evidence, today, onOpen, onRemove }: EvidenceLineProps) {
  const { t, format } = useWords();
  const { source, note, n, from, to, expires, url } = evidence;
  const name = t(`cards:evidence.sources.${source}`);
  const expired = isExpired(evidence, today);
  const period =
    from && to
      ? t("cards:evidence.period", { from: format.day(from), to: format.day(to) })
      : from
        ? t("cards:evidence.since", { day: format.day(from) })
        : to && t("cards:evidence.upTo", { day: format.day(to) });
  const end =
    expires && t(expired ? "cards:evidence.expired" : "cards:evidence.until", { day: format.day(expires) });
  return (
    <li className={styles.line} data-expired={expired || undefined}>
      <Words {...(onOpen && { onOpen, title: t("cards:evidence.edit", { source: name }) })}>
        <span className={styles.source}>
          {name}
          {n !== undefined && <b className={styles.n}>n {format.count(n)}</b>}
        </span>
        {note && <span className={styles.note}>{note}</span>}
        {period && <span className={styles.days}>{period}</span>}
        {end && <span className={expired ? styles.over : styles.days}>{end}</span>}
      </Words>
      {url && (
        <a
          className={styles.link}
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t("cards:evidence.open")}
          title={t("cards:evidence.open")}
        >
          <ExternalLink aria-hidden />
        </a>
      )}
      {onRemove && (
        <IconButton label={t("cards:evidence.remove", { source: name })} onPress={onRemove}>
          <X aria-hidden />
        </IconButton>
      )}
    </li>
  );
}

interface WordsProps {
  readonly onOpen?: () => void;
  readonly title?: string;
  readonly children: ReactNode;
}

/** What a piece of evidence says; a press changes it, for those who may. */
function Words({ onOpen, title, children }: WordsProps) {
  return onOpen ? (
    <button type="button" className={styles.open} title={title} onClick={onOpen}>
      {children}
    </button>
  ) : (
    <span className={styles.still}>{children}</span>
  );
}
