import type { SourceLine } from "@itinera/protocol";
import { Pause, Play } from "lucide-react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Part } from "../../parts/part.tsx";
import styles from "./sources-page.module.css";
import { useSourceChange } from "./use-source-change.ts";

interface PartProps {
  readonly source: SourceLine;
}

/** Whether a source takes events in. */
export function PausePart({ source: { id, project, name, paused } }: PartProps) {
  const { t } = useWords();
  const change = useSourceChange(
    project,
    () => client.changeSource(project, id, { paused: !paused }),
    (made) => t(made.paused ? "collect:pause.paused" : "collect:pause.resumed", { name }),
  );
  return (
    <Part title={t("collect:pause.title")} text={t("collect:pause.text")}>
      <p className={paused ? styles.warned : styles.note}>
        {t(paused ? "collect:pause.off" : "collect:pause.on")}
      </p>
      <Button isPending={change.isPending} onPress={() => change.mutate(undefined)}>
        {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
        {t(paused ? "collect:pause.resume" : "collect:pause.open")}
      </Button>
    </Part>
  );
}
