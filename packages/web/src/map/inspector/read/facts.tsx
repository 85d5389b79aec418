import type { ReactNode } from "react";
import { useWords } from "../../../app/language.tsx";
import styles from "./facts.module.css";

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

interface FactsProps {
  /** Those that are said; the others are left out. */
  readonly facts: readonly (Fact | false | undefined)[];
  /** The question that stands above them. */
  readonly prompt?: string;
}

/** What the inspector shows to whoever may not change it. */
export function Facts({ facts, prompt }: FactsProps) {
  const { t } = useWords();
  const said = facts.filter((one) => one !== false && one !== undefined);
  return (
    <div className={styles.facts}>
      {prompt && <p className={styles.prompt}>{prompt}</p>}
      <dl>
        {said.map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      {said.length === 0 && !prompt && <p className={styles.nothing}>{t("sharing:read.nothing")}</p>}
    </div>
  );
}
