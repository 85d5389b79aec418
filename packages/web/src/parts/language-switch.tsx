import { langs } from "@itinera/core";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useWords } from "../app/language.tsx";
import { languageNames } from "./language-names.ts";
import styles from "./language-switch.module.css";

export function LanguageSwitch() {
  const { t, lang, setLang } = useWords();
  return (
    <ToggleButtonGroup
      aria-label={t("common:language")}
      className={styles.switch}
      disallowEmptySelection
      selectionMode="single"
      selectedKeys={[lang]}
      onSelectionChange={(keys) => {
        const chosen = langs.find((one) => keys.has(one));
        if (chosen) setLang(chosen);
      }}
    >
      {langs.map((one) => (
        <ToggleButton key={one} id={one} lang={one} className={styles.language}>
          {languageNames[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
