import { langs } from "@itinera/core";
import { Moon, Sun } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { useTheme } from "../../app/theme.ts";
import { languageNames } from "../../parts/language-names.ts";
import styles from "./visitor-settings.module.css";

/** Language and light of the page. */
export function VisitorSettings() {
  const { t, lang, setLang } = useWords();
  const { theme, choose } = useTheme();
  const other = theme === "dark" ? "light" : "dark";
  const Icon = other === "dark" ? Moon : Sun;
  return (
    <>
      <select
        className={styles.language}
        aria-label={t("common:language")}
        value={lang}
        onChange={({ target }) => {
          const chosen = langs.find((one) => one === target.value);
          if (chosen) setLang(chosen);
        }}
      >
        {langs.map((one) => (
          <option key={one} value={one} lang={one}>
            {languageNames[one]}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={styles.theme}
        aria-label={t(`common:theme.${other}`)}
        title={t(`common:theme.${other}`)}
        onClick={() => choose(other)}
      >
        <Icon aria-hidden />
      </button>
    </>
  );
}
