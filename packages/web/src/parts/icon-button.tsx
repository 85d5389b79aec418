import type { ReactNode, Ref } from "react";
import { Button, type ButtonProps } from "react-aria-components";
import styles from "./icon-button.module.css";
import { Tip } from "./tip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "className" | "style" | "children"> {
  /** Read aloud, and shown as a tip. */
  readonly label: string;
  /** Key that does the same, shown in the tip. */
  readonly shortcut?: string;
  readonly isOn?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, shortcut, isOn, children, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} shortcut={shortcut}>
      <Button {...rest} aria-label={label} className={styles.button} data-on={isOn || undefined}>
        {children}
      </Button>
    </Tip>
  );
}
