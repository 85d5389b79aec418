import { sourceKinds, type SourceKind } from "@itinera/protocol";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { KindIcon } from "./kind-icon.tsx";
import styles from "./sources-page.module.css";

interface NoSourcesProps {
  readonly onAdd: (kind: SourceKind) => void;
}

/** What a source is, and the kinds that there are. */
export function NoSources({ onAdd }: NoSourcesProps) {
  const { t } = useWords();
  return (
    <Empty
      title={t("collect:none.title")}
      text={t("collect:none.text")}
      action={
        <div className={styles.buttons}>
          {sourceKinds.map((kind) => (
            <Button key={kind} onPress={() => onAdd(kind)}>
              <KindIcon kind={kind} />
              {t(`collect:none.${kind}`)}
            </Button>
          ))}
        </div>
      }
    />
  );
}
