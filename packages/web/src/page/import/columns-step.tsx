import type { ColumnRole } from "@itinera/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { tell } from "../../parts/toasts.tsx";
import { ColumnsTable } from "./columns-table.tsx";
import styles from "./columns-step.module.css";
import { HowWeRead } from "./how-we-read.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { blocking, suggestedProject, withRole } from "./mapping.ts";
import { ReplaceDialog } from "./replace-dialog.tsx";
import { StartDock } from "./start-dock.tsx";
import { usePreview } from "./use-preview.ts";
import { asksToReplace, useSendFile } from "./use-send-file.ts";
import { useWaitingFiles, type WaitingFile } from "./waiting-files.ts";

interface ColumnsStepProps {
  readonly waiting: WaitingFile;
  readonly project: string | undefined;
}

/** A file is here: what its columns are and how it is read, until it is sent. */
export function ColumnsStep({ waiting, project: wanted }: ColumnsStepProps) {
  const { file } = waiting;
  const { t, format } = useWords();
  const navigate = useNavigate();
  const { skip, begun } = useWaitingFiles();
  const [said, say] = useState(waiting.said);
  const [project, nameProject] = useState(wanted ?? suggestedProject(file.name));
  const { data: preview, error, isFetching, isPlaceholderData, refetch } = usePreview(file, said);
  const { send, sent, stop } = useSendFile();

  const start = (replace: boolean) => {
    if (!preview) return;
    send.mutate(
      { file, project: project.trim(), mapping: preview.mapping, replace },
      {
        onSuccess: ({ import: id, already }) => {
          if (already) tell(t("import:already", { file: file.name }));
          begun({ file, said, import: id, preview });
          void navigate({ to: "/import/$id", params: { id } });
        },
      },
    );
  };

  return (
    <ImportFrame
      step="columns"
      project={wanted}
      title={file.name}
      lead={
        preview && preview.columns.length > 0
          ? t("import:columns.lead", { count: preview.columns.length })
          : undefined
      }
      side={preview && <HowWeRead fileName={file.name} preview={preview} said={said} onSay={say} />}
      dock={
        <StartDock
          project={project}
          onProject={nameProject}
          size={file.size}
          sent={send.isPending ? sent : undefined}
          hindrance={preview && blocking(preview).length > 0 ? t("import:start.hindered") : undefined}
          isReady={preview !== undefined && !isPlaceholderData}
          problem={
            send.error && !asksToReplace(send.error) && !isAbort(send.error)
              ? problemText(t, send.error)
              : undefined
          }
          onStart={() => start(false)}
          onStop={stop}
          onOther={skip}
        />
      }
    >
      {error && !preview && (
        <Banner
          title={problemText(t, error)}
          action={
            <Button look="text" onPress={() => void refetch()}>
              {t("common:tryAgain")}
            </Button>
          }
        />
      )}
      {preview && preview.columns.length > 0 && (
        <>
          <ColumnsTable
            preview={preview}
            onRole={
              send.isPending
                ? undefined
                : (column: string, role: ColumnRole | null) => say(withRole(said, preview, column, role))
            }
          />
          <p className={styles.under} aria-live="polite">
            <span>
              {preview.aboutRows === null || preview.aboutRows <= preview.rows.length
                ? t("import:table.first", { count: preview.rows.length })
                : t("import:table.firstOf", {
                    count: preview.rows.length,
                    rows: format.count(preview.aboutRows),
                  })}
            </span>
            <span className={styles.size}>{format.bytes(file.size)}</span>
            {isFetching && <span className={styles.again}>{t("import:table.again")}</span>}
          </p>
        </>
      )}
      <ReplaceDialog
        file={file.name}
        isOpen={asksToReplace(send.error)}
        onClose={() => send.reset()}
        onReplace={() => start(true)}
      />
    </ImportFrame>
  );
}

/** Stopped by the reader: they know. */
const isAbort = (error: Error) => error.message.includes("AbortError");
