import {
  FieldError,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField,
  type TextFieldProps,
} from "react-aria-components";
import styles from "./field.module.css";

export interface TextAreaProps extends Omit<TextFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly description?: string;
  /** What is wrong, and what to do; marks the field. */
  readonly error?: string | undefined;
}

/** A field for several lines; it grows with what is written where the browser can. */
export function TextArea({ label, placeholder, rows = 2, description, error, ...rest }: TextAreaProps) {
  return (
    <TextField {...rest} isInvalid={error !== undefined} className={styles.field}>
      <Label className={styles.label}>{label}</Label>
      <AriaTextArea className={`${styles.box} ${styles.area}`} placeholder={placeholder} rows={rows} />
      {description && (
        <Text slot="description" className={styles.note}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
    </TextField>
  );
}
