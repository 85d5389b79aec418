import type { ImportId } from "@itinera/core";
import { ProblemError } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { shareRead } from "../../api/import-state.ts";
import { problemText } from "../../api/problem-text.ts";
import { importQuery } from "../../api/queries.ts";
import { useRemoveImport } from "../../api/use-remove-import.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { tell } from "../../parts/toasts.tsx";
import { ColumnsTable } from "./columns-table.tsx";
import { DropAnywhere } from "./drop-anywhere.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { ReadingDock } from "./reading-dock.tsx";
import { ReadingSheet } from "./reading-sheet.tsx";
import styles from "./reading-page.module.css";
import { ReadMapping } from "./read-mapping.tsx";
import { useWaitingFiles } from "./waiting-files.ts";

/** An import under way or done; it goes on whoever looks. */
export function ReadingPage() {
  const { t } = useWords();
  const { id } = useParams({ from: "/import/$id" });
  const navigate = useNavigate();
  const { data: line, dataUpdatedAt, error } = useQuery(importQuery(id as ImportId));
  const { files, sent, again } = useWaitingFiles();
  const mine = sent?.import === id ? sent : undefined;
  const remove = useRemoveImport();

  if (!line) {
    const gone = error instanceof ProblemError && error.status === 404;
    return (
      <ImportFrame step="reading" title={t(gone ? "import:gone.title" : "import:title")}>
        {error && (
          <Banner
            title={gone ? t("import:gone.text") : problemText(t, error)}
            action={
              <ButtonLink to="/imports" look="text">
                {t("import:gone.all")}
              </ButtonLink>
            }
          />
        )}
      </ImportFrame>
    );
  }

  const stop = () =>
    remove.mutate(line.id, {
      onSuccess: () => {
        tell(t("import:stopped", { file: line.fileName }));
        if (mine) again();
        void navigate(mine ? { to: "/import" } : { to: "/imports" });
      },
    });
  const done = line.state === "done";
  const failed = line.state === "failed";

  return (
    <DropAnywhere>
      <ImportFrame
        step={done ? "map" : "reading"}
        share={shareRead(line)}
        project={line.project}
        title={line.fileName}
        lead={t(`import:state.${line.state}.lead`)}
        side={<ReadMapping mapping={line.mapping} />}
        dock={
          <ReadingDock
            line={line}
            at={dataUpdatedAt}
            onStop={stop}
            isStopping={remove.isPending}
            next={files[0]?.file.name}
            onAnother={
              mine &&
              (() => {
                again();
                void navigate({ to: "/import", search: { project: line.project } });
              })
            }
          />
        }
      >
        {failed && (
          <Banner
            title={t(`errors:${line.problem?.code ?? "unexpected"}`, {
              file: line.fileName,
              ...line.problem?.params,
            })}
            text={t("import:state.failed.text")}
            action={
              <Button look="text" onPress={stop} isPending={remove.isPending}>
                {t("import:remove.short")}
              </Button>
            }
          />
        )}
        {mine && mine.preview.columns.length > 0 ? (
          <div className={styles.rows}>
            <ColumnsTable preview={mine.preview} />
          </div>
        ) : (
          !failed && <ReadingSheet line={line} />
        )}
      </ImportFrame>
    </DropAnywhere>
  );
}
