import type { SourceLine } from "@itinera/protocol";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Part } from "../../parts/part.tsx";
import styles from "./sources-page.module.css";
import { useSourceChange } from "./use-source-change.ts";
import { WriteKeyRow } from "./write-key-row.tsx";

interface PartProps {
  readonly source: SourceLine;
}

/** The keys by which a source is known: the newest first, those that are revoked last. */
export function WriteKeysPart({ source }: PartProps) {
  const { t } = useWords();
  const { id, project, keys } = source;
  const make = useSourceChange(
    project,
    () => client.newWriteKey(project, id),
    () => t("collect:keys.done"),
  );
  const order = keys.toSorted(
    (a, b) => Number(a.revoked !== null) - Number(b.revoked !== null) || b.created - a.created,
  );
  return (
    <Part title={t("collect:keys.title")} text={t("collect:keys.text")}>
      {order.length > 0 && (
        <ul className={styles.keys}>
          {order.map((line) => (
            <WriteKeyRow key={line.id} source={source} line={line} />
          ))}
        </ul>
      )}
      <Button isPending={make.isPending} onPress={() => make.mutate(undefined)}>
        {t("collect:keys.make")}
      </Button>
    </Part>
  );
}
