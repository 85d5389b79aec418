import type { ProjectId, QuarantineReason } from "@itinera/core";
import type { SourceLine } from "@itinera/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { quarantinedQuery } from "../../api/source-queries.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import styles from "./quarantine.module.css";
import { QuarantinedRow } from "./quarantined-row.tsx";
import { useQuarantine, type Held } from "./use-quarantine.ts";

interface QuarantineReasonPartProps {
  readonly project: ProjectId;
  readonly sources: readonly SourceLine[];
  readonly reason: QuarantineReason;
  readonly count: number;
}

/** What is wrong with some messages, what to do, and the messages as they came. */
export function QuarantineReasonPart({ project, sources, reason, count }: QuarantineReasonPartProps) {
  const { t, format } = useWords();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    quarantinedQuery(project, reason),
  );
  const [asked, ask] = useState<Held>();
  const { readAgain, throwAway } = useQuarantine(project);
  const names = new Map<string, string>(sources.map(({ id, name }) => [id, name]));
  const all = { kind: "all", reason } as const;
  return (
    <div className={styles.reason}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h3 className={styles.title}>
            {t(`collect:reason.${reason}`)} <b className={styles.count}>{format.count(count)}</b>
          </h3>
          <p className={styles.advice}>{t(`collect:advice.${reason}`)}</p>
        </div>
        <div className={styles.buttons}>
          <Button size="small" isPending={readAgain.isPending} onPress={() => readAgain.mutate(all)}>
            {t("collect:quarantine.readAllAgain")}
          </Button>
          <Button size="small" onPress={() => ask(all)}>
            {t("collect:quarantine.throwAllAway")}
          </Button>
        </div>
      </div>
      <ul>
        {data?.pages.flat().map((line) => (
          <QuarantinedRow
            key={line.number}
            line={line}
            source={names.get(line.source)}
            isBusy={readAgain.isPending}
            onReadAgain={() => readAgain.mutate({ kind: "one", number: line.number })}
            onThrowAway={() => ask({ kind: "one", number: line.number })}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button look="text" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t("collect:quarantine.more")}
        </Button>
      )}
      {asked && (
        <ConfirmDialog
          title={t("collect:quarantine.ask", { count: asked.kind === "one" ? 1 : count })}
          text={t("collect:quarantine.askText")}
          keep={t("collect:quarantine.keep")}
          confirm={t("collect:quarantine.throwAway")}
          isPending={throwAway.isPending}
          onConfirm={() => throwAway.mutate(asked, { onSettled: () => ask(undefined) })}
          onClose={() => ask(undefined)}
        />
      )}
    </div>
  );
}
