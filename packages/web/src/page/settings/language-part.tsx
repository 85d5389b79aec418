import { langs, type Lang } from "@itinera/core";
import type { Settings } from "@itinera/protocol";
import { useWords } from "../../app/language.tsx";
import { languageNames } from "../../parts/language-names.ts";
import { Part } from "../../parts/part.tsx";
import { Select } from "../../parts/select.tsx";
import styles from "./settings-page.module.css";
import { useChangeSettings } from "./use-change-settings.ts";

interface PartProps {
  readonly settings: Settings;
}

/** `none`: nothing is said, and each browser decides. */
const choices = ["none", ...langs] as const;

export function LanguagePart({ settings }: PartProps) {
  const { t } = useWords();
  const change = useChangeSettings();
  const nameOf = (id: "none" | Lang) => (id === "none" ? t("settings:language.none") : languageNames[id]);
  return (
    <Part title={t("settings:language.title")} text={t("settings:language.text")}>
      <div className={styles.field}>
        <Select
          label={t("settings:name.lang")}
          hideLabel
          choices={choices.map((id) => ({ id, name: nameOf(id) }))}
          value={settings.lang ?? "none"}
          onChange={(id) => change.mutate({ lang: id === "none" ? null : id })}
        />
      </div>
    </Part>
  );
}
