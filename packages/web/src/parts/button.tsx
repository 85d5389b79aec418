import type { Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import styles from "./button.module.css";

/** `ink`: the one main action of a view. `line`: all others. `plain`: quieter still. `text`: within text. `danger`: takes something away. */
export type ButtonLook = "ink" | "line" | "plain" | "text" | "danger";
export type ButtonSize = "small" | "normal" | "big";

export const buttonClass = (look: ButtonLook, size: ButtonSize): string =>
  `${styles.button} ${styles[look]} ${styles[size]}`;

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = "line", size = "normal", ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={buttonClass(look, size)} />;
}
