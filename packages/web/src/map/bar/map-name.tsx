import { useWords } from "../../app/language.tsx";
import { NamePress } from "../../parts/name-press.tsx";
import { useHands, useMayEdit } from "../editor/desk.ts";
import styles from "./map-name.module.css";

interface MapNameProps {
  readonly name: string;
}

/** The map's name; a press makes it a field, for those who may. */
export function MapName({ name }: MapNameProps) {
  const { editor } = useHands();
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const shown = name || t("projects:unnamed");
  return (
    <h1 className={styles.name}>
      {mayEdit ? (
        <NamePress
          name={name}
          shown={shown}
          label={t("map:name.map")}
          change={t("map:name.change", { name: shown })}
          maxLength={500}
          onRename={(next) => editor.make({ kind: "map.rename", name: next })}
        />
      ) : (
        <span className={styles.still}>{shown}</span>
      )}
    </h1>
  );
}
