import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { shortcuts } from "../editor/shortcut.ts";
import styles from "./shortcuts.module.css";

interface ShortcutsProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const signs: Readonly<Record<string, string>> = {
  mod: isMac ? "⌘" : "Ctrl",
  shift: isMac ? "⇧" : "Shift",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  enter: "Enter",
  escape: "Esc",
  delete: "Delete",
};

/** Each shortcut once, with the keys that do it. */
const listed = [...Map.groupBy(shortcuts, (one) => one.id)].map(([id, same]) => ({
  id,
  keys: [...new Set(same.flatMap((one) => one.keys.slice(0, 1)))],
}));

/** What the keyboard can do on the sheet. */
export function Shortcuts({ isOpen, onClose }: ShortcutsProps) {
  const { t } = useWords();
  const keySigns = (key: string) =>
    key
      .split("+")
      .map((part) => (part === "space" ? t("map:key.space") : (signs[part] ?? part.toUpperCase())));
  return (
    <Dialog
      title={t("map:shortcut.title")}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <Button look="ink" onPress={onClose} autoFocus>
          {t("common:close")}
        </Button>
      }
    >
      <dl className={styles.list}>
        {listed.map(({ id, keys }) => (
          <div key={id} className={styles.line}>
            <dt>{t(`map:shortcut.${id}`)}</dt>
            <dd className={styles.keys}>
              {keys.map((key) => (
                <span key={key}>
                  {keySigns(key).map((sign) => (
                    <kbd key={sign} className={styles.key}>
                      {sign}
                    </kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
