import { Monitor, Moon, Sun } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useWords } from "../app/language.tsx";
import { themeChoices, useTheme } from "../app/theme.ts";
import styles from "./theme-switch.module.css";
import { Tip } from "./tip.tsx";

const icons = { system: Monitor, light: Sun, dark: Moon } as const;

export function ThemeSwitch() {
  const { t } = useWords();
  const { choice, choose } = useTheme();
  return (
    <ToggleButtonGroup
      aria-label={t("common:theme.label")}
      className={styles.switch}
      disallowEmptySelection
      selectionMode="single"
      selectedKeys={[choice]}
      onSelectionChange={(keys) => {
        const chosen = themeChoices.find((one) => keys.has(one));
        if (chosen) choose(chosen);
      }}
    >
      {themeChoices.map((one) => {
        const Icon = icons[one];
        const name = t(`common:theme.${one}`);
        return (
          <Tip key={one} text={name}>
            <ToggleButton id={one} aria-label={name} className={styles.theme}>
              <Icon aria-hidden />
            </ToggleButton>
          </Tip>
        );
      })}
    </ToggleButtonGroup>
  );
}
