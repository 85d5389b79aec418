import { useQuery } from "@tanstack/react-query";
import { projectsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { ProgressRoute } from "../../parts/progress-route.tsx";
import { ProjectField } from "../project-field.tsx";
import styles from "./dock.module.css";

interface StartDockProps {
  readonly project: string;
  readonly onProject: (name: string) => void;
  /** Bytes of the file. */
  readonly size: number;
  /** Bytes that have gone out; undefined: it is not being sent. */
  readonly sent: number | undefined;
  /** Why it cannot start. */
  readonly hindrance: string | undefined;
  readonly isReady: boolean;
  /** What went wrong when it was sent. */
  readonly problem: string | undefined;
  readonly onStart: () => void;
  readonly onStop: () => void;
  readonly onOther: () => void;
}

/** Into which project, and start; then how much of the file has been sent. */
export function StartDock(props: StartDockProps) {
  const { project, onProject, size, sent, hindrance, isReady, problem, onStart, onStop, onOther } = props;
  const { t, format } = useWords();
  const projects = useQuery(projectsQuery).data ?? [];
  const why = hindrance ?? (project.trim() ? undefined : t("import:start.nameless"));

  if (sent !== undefined) {
    return (
      <div className={styles.dock}>
        <div className={styles.words}>
          <h2 className={styles.title}>
            {t("import:sending.title")}
            <span className={styles.aside}>
              {t("import:sending.of", { sent: format.bytes(sent), size: format.bytes(size) })}
            </span>
          </h2>
          <ProgressRoute
            label={t("import:sending.title")}
            share={size > 0 ? Math.min(1, sent / size) : undefined}
          />
        </div>
        <div className={styles.go}>
          <Button size="big" onPress={onStop}>
            {t("import:stop")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.dock}>
      <div className={styles.words}>
        {problem && (
          <div className={styles.problem}>
            <Banner title={problem} />
          </div>
        )}
        <div className={styles.form}>
          <ProjectField
            label={t("import:start.project")}
            value={project}
            onChange={onProject}
            projects={projects}
          />
          <p className={styles.why} id="why-not">
            {why}
          </p>
        </div>
      </div>
      <div className={styles.go}>
        <Button size="big" look="plain" onPress={onOther}>
          {t("import:start.other")}
        </Button>
        <Button
          size="big"
          look="ink"
          isDisabled={why !== undefined || !isReady}
          aria-describedby="why-not"
          onPress={onStart}
        >
          {t("import:start.go")}
        </Button>
      </div>
    </div>
  );
}
