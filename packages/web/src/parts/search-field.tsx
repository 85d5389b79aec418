import { Search, X } from "lucide-react";
import { Button, Input, Label, SearchField as AriaSearchField } from "react-aria-components";
import field from "./field.module.css";
import styles from "./search-field.module.css";

export interface SearchFieldProps {
  /** Read aloud, and shown in the empty field. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly autoFocus?: boolean;
}

export function SearchField({ label, value, onChange, autoFocus = false }: SearchFieldProps) {
  return (
    <AriaSearchField className={styles.search} value={value} onChange={onChange} autoFocus={autoFocus}>
      <Label className="visually-hidden">{label}</Label>
      <Search aria-hidden className={styles.glass} />
      <Input className={`${field.box} ${styles.box}`} placeholder={label} />
      <Button className={styles.clear}>
        <X aria-hidden />
      </Button>
    </AriaSearchField>
  );
}
