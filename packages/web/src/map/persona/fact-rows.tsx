import { Plus } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { useMayEdit } from "../editor/desk.ts";
import { InPlace } from "./in-place.tsx";
import { orNull, type PersonaPartProps } from "./persona-fields.ts";
import { RowEnd } from "./row-end.tsx";
import styles from "./persona-rows.module.css";
import { useRows } from "./rows.ts";

/** Age, home, work …, as the team calls them. */
export function FactRows({ persona, set }: PersonaPartProps) {
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const facts = useRows(persona.facts, { name: "", value: "" }, (next) => set({ facts: orNull(next) }));
  if (!mayEdit && facts.rows.length === 0) return null;
  return (
    <section className={styles.facts} aria-label={t("personas:facts.label")}>
      {facts.rows.map(({ name, value }, at) => (
        <div key={at} className={styles.fact}>
          <span className={styles.quiet}>
            <InPlace
              label={t("personas:facts.name")}
              value={name}
              placeholder={t("personas:facts.nameHint")}
              isFresh={at === facts.fresh}
              onKeep={(text) => facts.set(at, { name: text })}
            />
          </span>
          <InPlace
            label={t("personas:facts.value", { name })}
            value={value}
            placeholder={t("personas:facts.valueHint")}
            onKeep={(text) => facts.set(at, { value: text })}
          />
          <RowEnd label={t("personas:facts.remove", { name })} onRemove={() => facts.remove(at)} />
        </div>
      ))}
      {mayEdit && facts.rows.length < 40 && (
        <div className={styles.add}>
          <Button look="plain" size="small" onPress={facts.add}>
            <Plus aria-hidden />
            {t("personas:facts.add")}
          </Button>
        </div>
      )}
    </section>
  );
}
