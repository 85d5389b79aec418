import type { TemplateEntry } from "@itinera/core";
import { ChevronRight } from "lucide-react";
import { Button } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import styles from "./template-row.module.css";

interface TemplateRowProps {
  readonly template: TemplateEntry;
  /** Whom it is for. */
  readonly text: string;
  readonly isDisabled: boolean;
  readonly isMaking: boolean;
  readonly onChoose: () => void;
}

/** A template: its name, whom it is for, and its stages as a route. */
export function TemplateRow({ template, text, isDisabled, isMaking, onChoose }: TemplateRowProps) {
  const { t, lang } = useWords();
  return (
    <li>
      <Button
        className={styles.row}
        isDisabled={isDisabled && !isMaking}
        isPending={isMaking}
        onPress={onChoose}
      >
        <span className={styles.words}>
          <span className={styles.name}>{template.name}</span>
          <span className={styles.text} lang={lang}>
            {isMaking ? t("projects:template.making") : text}
          </span>
        </span>
        <span className={styles.route}>
          {template.stages.map((stage, at) => (
            <span key={at} className={styles.stage}>
              {stage}
            </span>
          ))}
          {template.stages.length === 0 && (
            <span className={styles.blank} lang={lang}>
              {t("projects:template.blank")}
            </span>
          )}
        </span>
        <ChevronRight aria-hidden className={styles.go} />
      </Button>
    </li>
  );
}
