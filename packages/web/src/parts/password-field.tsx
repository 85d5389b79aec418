import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import {
  FieldError,
  Input,
  Label,
  Text,
  TextField as AriaTextField,
  ToggleButton,
} from "react-aria-components";
import { useWords } from "../app/language.tsx";
import field from "./field.module.css";
import styles from "./password-field.module.css";
import type { TextFieldProps } from "./text-field.tsx";

interface PasswordFieldProps extends Pick<
  TextFieldProps,
  "label" | "value" | "onChange" | "description" | "error" | "autoFocus"
> {
  /** `new-password` lets the browser propose one. */
  readonly autoComplete: "current-password" | "new-password";
}

/** A password; a press shows it. */
export function PasswordField({ label, description, error, ...rest }: PasswordFieldProps) {
  const { t } = useWords();
  const [isShown, show] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <AriaTextField
      {...rest}
      type={isShown ? "text" : "password"}
      autoCorrect="off"
      spellCheck="false"
      isInvalid={error !== undefined}
      className={field.field}
    >
      <Label className={field.label}>{label}</Label>
      <span className={styles.line}>
        <Input className={`${field.box} ${styles.box}`} autoCapitalize="off" />
        <ToggleButton
          className={styles.show}
          aria-label={t("account:password.show")}
          isSelected={isShown}
          onChange={show}
        >
          <Icon aria-hidden />
        </ToggleButton>
      </span>
      {description && (
        <Text slot="description" className={field.note}>
          {description}
        </Text>
      )}
      <FieldError className={field.error}>{error}</FieldError>
    </AriaTextField>
  );
}
