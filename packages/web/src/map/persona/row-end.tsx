import { X } from "lucide-react";
import { IconButton } from "../../parts/icon-button.tsx";
import { useMayEdit } from "../editor/desk.ts";
import styles from "./persona-rows.module.css";

interface RowEndProps {
  readonly label: string;
  readonly onRemove: () => void;
}

/** Takes its row away. */
export function RowEnd({ label, onRemove }: RowEndProps) {
  const mayEdit = useMayEdit();
  return mayEdit ? (
    <span className={styles.remove}>
      <IconButton label={label} onPress={onRemove}>
        <X aria-hidden />
      </IconButton>
    </span>
  ) : null;
}
