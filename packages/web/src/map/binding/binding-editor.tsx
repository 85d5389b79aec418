import { bindsByNameAlone, type Binding } from "@itinera/core";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import styles from "./binding.module.css";
import { ClauseLine } from "./clause-line.tsx";
import { bindingOf, clausesOf, withClause, type Clause } from "./clause.ts";
import { CountOf } from "./count-of.tsx";

interface BindingEditorProps {
  /** What is bound: its question stands above the sentence. */
  readonly title: string;
  readonly binding: Binding;
  /** All that counts as it; a stage takes its steps and touchpoints along. */
  readonly whole?: Binding;
  readonly project: string | undefined;
  readonly onChange: (binding: Binding) => void;
}

const emptyClause: Clause = { names: [], where: [] };

/** Names that count through steps and touchpoints. */
const otherNames = (whole: Binding, own: Binding): readonly string[] => {
  const ownNames = new Set(own.map(({ name }) => name));
  return [...new Set(whole.flatMap(({ name }) => (name === undefined || ownNames.has(name) ? [] : [name])))];
};

/** A binding as a sentence, with what it counts now. */
export function BindingEditor({ title, binding, whole = binding, project, onChange }: BindingEditorProps) {
  const { t, format } = useWords();
  const clauses = clausesOf(binding);
  // A clause that says nothing yet is no part of the map.
  const [isAdding, add] = useState(false);
  const shown = isAdding || clauses.length === 0 ? [...clauses, emptyClause] : clauses;
  const others = otherNames(whole, binding);
  const change = (at: number, clause: Clause | undefined) => {
    const next = bindingOf(withClause(shown, at, clause));
    // Its last name taken away, the clause waits for another.
    add(clause !== undefined && bindingOf([clause]).length === 0 && clauses.length > 0);
    if (JSON.stringify(next) !== JSON.stringify(binding)) onChange(next);
  };
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.title}>{title}</h3>
        {shown.map((clause, at) => (
          <div key={at}>
            {at > 0 && <p className={styles.orElse}>{t("map:binding.orElse")}</p>}
            <ClauseLine clause={clause} onChange={(next) => change(at, next)} />
          </div>
        ))}
        {clauses.length > 0 && !isAdding && (
          <Button className={styles.add} onPress={() => add(true)}>
            {t("map:binding.addClause")}
          </Button>
        )}
        {others.length > 0 && (
          <p className={styles.note}>{t("map:binding.others", { names: format.list(others) })}</p>
        )}
        {!bindsByNameAlone(whole) && <p className={styles.note}>{t("map:binding.slower")}</p>}
      </section>
      <CountOf
        binding={whole}
        importLink={
          <ButtonLink to="/import" search={project === undefined ? {} : { project }} size="small">
            {t("map:binding.import")}
          </ButtonLink>
        }
      />
    </>
  );
}
