import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { actions } from "../action/actions.ts";
import { keySigns } from "../action/key-signs.ts";
import { useMayEdit } from "../editor/desk.ts";
import styles from "./shortcuts.module.css";

interface ShortcutsProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Each action once, with the keys that do it. */
const listed = (mayEdit: boolean) =>
  [
    ...Map.groupBy(
      actions.filter(({ changes }) => mayEdit || !changes),
      (one) => one.id,
    ),
  ].map(([id, same]) => ({
    id,
    keys: [...new Set(same.flatMap((one) => one.keys.slice(0, 1)))],
  }));

/** A component of its own: it is drawn only while the dialog is open. */
function ShortcutList() {
  const { t } = useWords();
  const mayEdit = useMayEdit();
  return (
    <dl className={styles.list}>
      {listed(mayEdit).map(({ id, keys }) => (
        <div key={id} className={styles.line}>
          <dt>{t(`map:action.${id}`)}</dt>
          <dd className={styles.keys}>
            {keys.map((key) => (
              <span key={key}>
                {keySigns(key, t("map:key.space")).map((sign) => (
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
  );
}

/** What the keyboard can do on the sheet. */
export function Shortcuts({ isOpen, onClose }: ShortcutsProps) {
  const { t } = useWords();
  return (
    <Dialog
      title={t("map:shortcut.title")}
      size="wide"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <Button look="ink" onPress={onClose} autoFocus>
          {t("common:close")}
        </Button>
      }
    >
      <ShortcutList />
    </Dialog>
  );
}
