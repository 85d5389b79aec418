import type { ImportLine } from "@itinera/protocol";
import { Download, Ellipsis, Route, Trash2 } from "lucide-react";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { downloadFrom } from "../../api/download-from.ts";
import { isUnderWay, refusedRows, shareRead } from "../../api/import-state.ts";
import { useDiscover } from "../../api/use-discover.ts";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu, type MenuChoice } from "../../parts/menu.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import { ProgressRoute } from "../../parts/progress-route.tsx";
import styles from "./import-row.module.css";
import { RemoveImportDialog } from "./remove-import-dialog.tsx";

type Action = "discover" | "download" | "remove";

interface ImportRowProps {
  readonly line: ImportLine;
}

export function ImportRow({ line }: ImportRowProps) {
  const { t, format } = useWords();
  const [removing, setRemoving] = useState(false);
  const discover = useDiscover();
  const underWay = isUnderWay(line);
  const refused = refusedRows(line);
  const perform: Readonly<Record<Action, () => void>> = {
    discover: () => discover.mutate({ project: line.projectId }),
    download: () => downloadFrom(client.refusedPath(line.id)),
    remove: () => setRemoving(true),
  };
  const choices: readonly MenuChoice<Action>[] = [
    ...(line.state === "done" && line.events > 0
      ? [{ id: "discover" as const, name: t("import:discover"), icon: <Route aria-hidden /> }]
      : []),
    ...(line.state === "done" && refused > 0
      ? [{ id: "download" as const, name: t("import:list.download"), icon: <Download aria-hidden /> }]
      : []),
    {
      id: "remove",
      name: t(underWay ? "import:list.stop" : "import:list.remove"),
      icon: <Trash2 aria-hidden />,
      danger: true,
    },
  ];

  return (
    <li className={styles.row}>
      <PlainLink to="/import/$id" params={{ id: line.id }} className={styles.open}>
        <span className={styles.words}>
          <span className={styles.file}>{line.fileName}</span>
          <span className={styles.from}>
            {line.project}, {format.moment(line.created)}, {format.bytes(line.bytes)}
          </span>
        </span>
        <span className={styles.state}>
          {underWay && (
            <>
              {t(`import:state.${line.state}.title`)}
              <ProgressRoute
                label={t(`import:state.${line.state}.title`)}
                share={line.state === "reading" ? shareRead(line) : undefined}
              />
            </>
          )}
          {line.state === "failed" && <span className={styles.failed}>{t("import:state.failed.title")}</span>}
          {line.state === "done" && (
            <>
              <span className={styles.kept}>
                <b>{format.count(line.events)}</b> {t("import:facts.kept", { count: line.events })}
              </span>
              {refused > 0 && (
                <span className={styles.refused}>
                  <b>{format.count(refused)}</b> {t("import:facts.refused", { count: refused })}
                </span>
              )}
            </>
          )}
        </span>
      </PlainLink>
      <Menu
        label={t("import:list.menu", { file: line.fileName })}
        choices={choices}
        onChoose={(action) => perform[action]()}
      >
        <IconButton
          label={t("import:list.menu", { file: line.fileName })}
          isDisabled={line.state === "removing"}
        >
          <Ellipsis aria-hidden />
        </IconButton>
      </Menu>
      <RemoveImportDialog line={line} isOpen={removing} onClose={() => setRemoving(false)} />
    </li>
  );
}
