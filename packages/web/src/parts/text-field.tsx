import type { Ref } from "react";
import {
  FieldError,
  Input,
  Label,
  Text,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import styles from "./field.module.css";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  /** The label is read aloud only. */
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  readonly description?: string | undefined;
  /** What is wrong, and what to do; marks the field. */
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
  readonly onEnter?: () => void;
}

export function TextField({
  label,
  hideLabel,
  placeholder,
  description,
  error,
  ref,
  onEnter,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      // React Aria keeps every key that is looked at to the field, also the Escape that a dialog waits for.
      {...(onEnter && {
        onKeyDown: (event) => {
          if (event.key === "Enter") onEnter();
          else event.continuePropagation();
        },
      })}
      {...rest}
      isInvalid={error !== undefined}
      className={styles.field}
    >
      <Label className={hideLabel ? "visually-hidden" : styles.label}>{label}</Label>
      <Input ref={ref} className={styles.box} placeholder={placeholder} />
      {description && (
        <Text slot="description" className={styles.note}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
    </AriaTextField>
  );
}
