import type { Binding, PropertyFilter } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { useMayAsk } from "../numbers/project-context.ts";
import styles from "./binding.module.css";
import { clausesOf, type Clause } from "./clause.ts";
import { hasValue } from "./condition-chooser.tsx";
import { CountOf } from "./count-of.tsx";

interface BindingSentenceProps {
  readonly title: string;
  readonly binding: Binding;
  /** All that counts as it. */
  readonly whole?: Binding;
}

/** A binding for whoever may not change it, with what it counts now where they may ask that. */
export function BindingSentence({ title, binding, whole = binding }: BindingSentenceProps) {
  const { t } = useWords();
  const mayAsk = useMayAsk();
  const clauses = clausesOf(binding);
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.title}>{title}</h3>
        {clauses.length === 0 && <p className={styles.note}>{t("sharing:read.unbound")}</p>}
        {clauses.map((clause, at) => (
          <div key={at}>
            {at > 0 && <p className={styles.orElse}>{t("map:binding.orElse")}</p>}
            <ClauseWords clause={clause} />
          </div>
        ))}
      </section>
      {mayAsk && whole.length > 0 && <CountOf binding={whole} importLink={null} />}
    </>
  );
}

function ClauseWords({ clause: { names, channel, where } }: { readonly clause: Clause }) {
  const { t, lang } = useWords();
  const named = new Intl.ListFormat(lang, { type: "disjunction" }).format(names);
  const condition = ({ property, op, value }: PropertyFilter) =>
    [property, t(`map:binding.op.${op}`), hasValue(op) ? value || "“”" : ""].join(" ");
  return (
    <p className={styles.clause}>
      <span className={styles.lead}>{t("map:binding.event")}</span> <b>{named || t("map:binding.anyName")}</b>
      {channel !== undefined && (
        <>
          {" "}
          <span className={styles.lead}>{t("map:binding.on")}</span>{" "}
          <b>{t(`channels:${channel}`, { defaultValue: channel })}</b>
        </>
      )}
      {where.map((one, at) => (
        <span key={at}>
          {" "}
          <span className={styles.lead}>{t(at === 0 ? "map:binding.where" : "map:binding.and")}</span>{" "}
          <b>{condition(one)}</b>
        </span>
      ))}
    </p>
  );
}
