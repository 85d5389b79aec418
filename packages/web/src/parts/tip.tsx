import type { ReactElement } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";
import styles from "./tip.module.css";

interface TipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  /** One part that takes the focus. */
  readonly children: ReactElement;
}

/** A short name beside a control, on hover and on focus. */
export function Tip({ text, shortcut, children }: TipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {children}
      <Tooltip className={styles.tip} offset={6}>
        {text}
        {shortcut && <kbd className={styles.key}>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
