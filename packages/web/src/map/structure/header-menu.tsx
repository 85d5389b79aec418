import { Ellipsis } from "lucide-react";
import type { MouseEvent } from "react";
import { useWords } from "../../app/language.tsx";
import styles from "./header-menu.module.css";

interface HeaderMenuProps {
  /** Of the thing that the menu is about. */
  readonly name: string;
}

/** Opens the menu that a right click opens, for those who look for a button. */
export function HeaderMenu({ name }: HeaderMenuProps) {
  const { t } = useWords();
  const open = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    const where = { clientX: left, clientY: bottom + 2 };
    currentTarget.dispatchEvent(
      new window.MouseEvent("contextmenu", { bubbles: true, cancelable: true, ...where }),
    );
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.menu}
      aria-haspopup="menu"
      aria-label={t("structure:menu", { name })}
      onClick={open}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Ellipsis aria-hidden />
    </button>
  );
}
