import type { Form } from "@itinera/core";
import { FormView } from "../form/form-view.tsx";
import { PhoneBar } from "./phone-bar.tsx";
import styles from "./phone-map.module.css";
import { PhoneNaming } from "./phone-naming.tsx";
import { PhoneSheet } from "./phone-sheet.tsx";
import { PhoneWriting } from "./phone-writing.tsx";

interface PhoneFormProps {
  readonly form: Exclude<Form, "grid">;
}

/** On a small screen, another form than one stage at a time. */
export function PhoneForm({ form }: PhoneFormProps) {
  return (
    <div className={styles.form}>
      <PhoneBar stage={undefined} />
      <main className={styles.formMain} tabIndex={-1}>
        <FormView form={form} />
      </main>
      <PhoneSheet />
      <PhoneWriting />
      <PhoneNaming />
    </div>
  );
}
