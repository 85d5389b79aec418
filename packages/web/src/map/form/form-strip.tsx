import type { Form } from "@itinera/core";
import { PenLine } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import styles from "./form-strip.module.css";
import { useForm } from "./use-form.ts";

interface FormStripProps {
  readonly form: Exclude<Form, "grid">;
}

/** What this form is for, and the way back to where the map is edited. */
export function FormStrip({ form }: FormStripProps) {
  const { t } = useWords();
  const { show } = useForm();
  return (
    <div className={styles.strip}>
      <h2 className={styles.name}>{t(`forms:form.${form}.name`)}</h2>
      <p className={styles.text}>{t(`forms:form.${form}.text`)}</p>
      <Button look="plain" size="small" onPress={() => show("grid")}>
        <PenLine aria-hidden />
        {t("forms:editInGrid")}
      </Button>
    </div>
  );
}
