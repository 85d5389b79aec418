import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import styles from "./drop-anywhere.module.css";
import { useWaitingFiles } from "./waiting-files.ts";

interface DropAnywhereProps {
  /** Name of the project that the files shall go to; chosen on the import page where absent. */
  readonly project?: string | undefined;
  readonly children: ReactNode;
}

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;

/** A page on which files can be dropped at any place; they are opened on the import page. */
export function DropAnywhere({ project, children }: DropAnywhereProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const put = useWaitingFiles((waiting) => waiting.put);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    const on = (type: "dragover" | "dragleave" | "drop", handle: (event: DragEvent) => void) =>
      window.addEventListener(type, handle, { signal: stop.signal });

    on("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
      setOver(true);
    });
    on("dragleave", ({ relatedTarget }) => {
      // Null only where the pointer leaves the window itself.
      if (relatedTarget === null) setOver(false);
    });
    on("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      put([...(event.dataTransfer?.files ?? [])]);
      void navigate({ to: "/import", search: project === undefined ? {} : { project } });
    });
    return () => stop.abort();
  }, [navigate, put, project]);

  return (
    <>
      {children}
      {over && (
        <div className={styles.over} aria-hidden="true">
          <p className={styles.words}>{t("import:drop.over")}</p>
        </div>
      )}
    </>
  );
}
