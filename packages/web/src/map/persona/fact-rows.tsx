import { Plus, X } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { InPlace } from "./in-place.tsx";
import { orNull, type PersonaPartProps } from "./persona-fields.ts";
import styles from "./persona-rows.module.css";
import { useRows } from "./rows.ts";

/** Age, home, work …, as the team calls them. */
export function FactRows({ persona, set }: PersonaPartProps) {
  const { t } = useWords();
  const facts = useRows(persona.facts, { name: "", value: "" }, (next) => set({ facts: orNull(next) }));
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
          <span className={styles.remove}>
            <IconButton label={t("personas:facts.remove", { name })} onPress={() => facts.remove(at)}>
              <X aria-hidden />
            </IconButton>
          </span>
        </div>
      ))}
      {facts.rows.length < 40 && (
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
