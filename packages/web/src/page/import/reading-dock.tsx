import type { ImportLine } from "@itinera/protocol";
import { Download } from "lucide-react";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { isUnderWay, likelyRows, refusedRows, shareRead } from "../../api/import-state.ts";
import { useDiscover } from "../../api/use-discover.ts";
import { useWords } from "../../app/language.tsx";
import { mayFill } from "../../app/may.ts";
import { useProjectRole } from "../../app/use-own-role.ts";
import { Button } from "../../parts/button.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { ProgressRoute } from "../../parts/progress-route.tsx";
import { Select } from "../../parts/select.tsx";
import styles from "./dock.module.css";
import { useTimeLeft } from "./use-time-left.ts";

interface ReadingDockProps {
  readonly line: ImportLine;
  /** When it was asked for. */
  readonly at: number;
  readonly onStop: () => void;
  readonly isStopping: boolean;
  /** Name of the file that waits behind this one. */
  readonly next: string | undefined;
  /** Read the same file in another way; only while this browser still has it. */
  readonly onAnother: (() => void) | undefined;
}

const stageChoices = ["auto", "3", "4", "5", "6", "7", "8", "10", "12"] as const;

/** How far the reading is, what was kept and refused; and at its end, the way to a map. */
export function ReadingDock({ line, at, onStop, isStopping, next, onAnother }: ReadingDockProps) {
  const { t } = useWords();
  const [stages, setStages] = useState<(typeof stageChoices)[number]>("auto");
  const discover = useDiscover();
  const underWay = isUnderWay(line);
  const done = line.state === "done";
  const isMine = mayFill(useProjectRole(line.projectId));

  return (
    <div className={styles.dock}>
      <div className={styles.words}>
        <h2 className={styles.title}>
          {t(`import:state.${line.state}.title`)}
          <span className={styles.aside}>
            <Progress line={line} at={at} />
          </span>
        </h2>
        {underWay && (
          <ProgressRoute
            label={t(`import:state.${line.state}.title`)}
            share={line.state === "reading" ? shareRead(line) : undefined}
          />
        )}
        {line.state !== "failed" && <Facts line={line} isMine={isMine} />}
      </div>
      {isMine && (
        <div className={styles.go}>
          {underWay && (
            <Button size="big" onPress={onStop} isPending={isStopping} isDisabled={line.state === "removing"}>
              {t("import:stop")}
            </Button>
          )}
          {!underWay && onAnother && (
            <Button size="big" onPress={onAnother}>
              {t("import:another")}
            </Button>
          )}
          {next && (
            <ButtonLink to="/import" search={{ project: line.project }} size="big">
              {t("import:nextFile", { file: next })}
            </ButtonLink>
          )}
          {done && (
            <div className={styles.stages}>
              <Select
                label={t("import:stages.label")}
                choices={stageChoices.map((id) => ({
                  id,
                  name:
                    id === "auto" ? t("import:stages.auto") : t("units:counted.stage", { count: Number(id) }),
                }))}
                value={stages}
                onChange={setStages}
              />
            </div>
          )}
          {line.state !== "failed" && (
            <Button
              size="big"
              look="ink"
              isDisabled={!done || line.events === 0}
              isPending={discover.isPending}
              onPress={() =>
                discover.mutate({
                  project: line.projectId,
                  stages: stages === "auto" ? undefined : Number(stages),
                })
              }
            >
              {t(discover.isPending ? "import:discovering" : "import:discover")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Progress({ line, at }: { readonly line: ImportLine; readonly at: number }) {
  const { t, format } = useWords();
  const left = useTimeLeft(line, at);
  if (line.state === "done") {
    return line.already > 0
      ? t("import:result.withKnown", { added: format.count(line.added), already: format.count(line.already) })
      : t("import:result.all", { cases: format.count(line.cases), kinds: format.count(line.kinds) });
  }
  if (line.state !== "reading") return null;
  const likely = likelyRows(line);
  const rows = format.count(line.rowsRead);
  const progress = likely
    ? t("import:progress.of", { rows, likely: format.count(Math.max(likely, line.rowsRead)) })
    : t("import:progress.rows", { rows });
  return left ? `${progress}, ${t(`import:left.${left.key}`, { count: left.count })}` : progress;
}

function Facts({ line, isMine }: { readonly line: ImportLine; readonly isMine: boolean }) {
  const { t, format } = useWords();
  const refused = refusedRows(line);
  return (
    <div className={styles.facts}>
      <span className={styles.fact}>
        <b>{format.count(line.events)}</b> {t("import:facts.kept", { count: line.events })}
      </span>
      {refused > 0 && (
        <span className={`${styles.fact} ${styles.refused}`}>
          <b>{format.count(refused)}</b> {t("import:facts.refused", { count: refused })}
        </span>
      )}
      {line.refused.map(({ reason, count }) => (
        <span key={reason}>{t(`import:refusedRows.${reason}`, { count })}</span>
      ))}
      {isMine && refused > 0 && line.state === "done" && (
        <a className={styles.download} href={client.refusedPath(line.id)} download>
          <Download aria-hidden width="14" />
          {t("import:facts.download", { count: refused })}
        </a>
      )}
    </div>
  );
}
