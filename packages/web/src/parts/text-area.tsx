import { Label, TextArea as AriaTextArea, TextField, type TextFieldProps } from "react-aria-components";
import styles from "./field.module.css";

export interface TextAreaProps extends Omit<TextFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  readonly placeholder?: string;
  readonly rows?: number;
}

/** A field for several lines; it grows with what is written where the browser can. */
export function TextArea({ label, placeholder, rows = 2, ...rest }: TextAreaProps) {
  return (
    <TextField {...rest} className={styles.field}>
      <Label className={styles.label}>{label}</Label>
      <AriaTextArea className={`${styles.box} ${styles.area}`} placeholder={placeholder} rows={rows} />
    </TextField>
  );
}
