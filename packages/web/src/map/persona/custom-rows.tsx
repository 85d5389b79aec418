import type { Persona } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { InPlace } from "./in-place.tsx";
import { RowEnd } from "./row-end.tsx";
import styles from "./persona-rows.module.css";
import type { useRows } from "./rows.ts";

type Custom = NonNullable<Persona["custom"]>[number];

interface CustomRowsProps {
  readonly custom: ReturnType<typeof useRows<Custom>>;
}

/** Fields that the team named itself. */
export function CustomRows({ custom }: CustomRowsProps) {
  const { t } = useWords();
  return custom.rows.map(({ name, text }, at) => (
    <section key={at} className={styles.statements} aria-label={name || t("personas:custom.name")}>
      <div className={styles.heading}>
        <InPlace
          label={t("personas:custom.name")}
          value={name}
          placeholder={t("personas:custom.nameHint")}
          isFresh={at === custom.fresh}
          onKeep={(next) => custom.set(at, { name: next })}
        />
        <RowEnd label={t("personas:custom.remove", { name })} onRemove={() => custom.remove(at)} />
      </div>
      <InPlace
        label={t("personas:custom.text", { name })}
        value={text}
        placeholder={t("personas:custom.textHint")}
        isLong
        maxLength={5_000}
        onKeep={(next) => custom.set(at, { text: next })}
      />
    </section>
  ));
}
