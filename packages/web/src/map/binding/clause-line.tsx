import { X } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Select } from "../../parts/select.tsx";
import { useKinds } from "../numbers/project-context.ts";
import styles from "./binding.module.css";
import { bindingOf, type Clause } from "./clause.ts";
import { ConditionChooser } from "./condition-chooser.tsx";
import { NamesChooser } from "./names-chooser.tsx";

interface ClauseLineProps {
  readonly clause: Clause;
  /** undefined: taken away. */
  readonly onChange: (clause: Clause | undefined) => void;
}

const anyChannel = "*";

/** "An event named cart or checkout on web where basket is not empty", each underlined part to be changed. */
export function ClauseLine({ clause, onChange }: ClauseLineProps) {
  const { t } = useWords();
  const { names, channel, where } = clause;
  const known = useKinds()?.channels ?? [];
  const channels = [
    ...new Set([...(channel === undefined ? [] : [channel]), ...known.map(({ name }) => name)]),
  ];
  const setChannel = (next: string) => {
    const { channel: _, ...rest } = clause;
    onChange(next === anyChannel ? rest : { ...rest, channel: next });
  };
  return (
    <div className={styles.clause}>
      <span className={styles.lead}>{t("map:binding.event")}</span>{" "}
      <NamesChooser
        names={names}
        onChange={(next) => onChange({ ...clause, names: next })}
        empty={t(bindingOf([clause]).length === 0 ? "map:binding.choose" : "map:binding.anyName")}
      />{" "}
      {channels.length > 0 && (
        <>
          <span className={styles.lead}>{t("map:binding.on")}</span>{" "}
          <span className={styles.inline}>
            <Select
              label={t("map:binding.channel")}
              hideLabel
              look="value"
              choices={[
                { id: anyChannel, name: t("map:binding.anyChannel") },
                ...channels.map((id) => ({ id, name: t(`channels:${id}`, { defaultValue: id }), aside: id })),
              ]}
              value={channel ?? anyChannel}
              onChange={setChannel}
            />
          </span>{" "}
        </>
      )}
      {where.map((condition, at) => (
        <span key={at}>
          <span className={styles.lead}>{t(at === 0 ? "map:binding.where" : "map:binding.and")}</span>{" "}
          <ConditionChooser
            condition={condition}
            onChange={(next) =>
              onChange({
                ...clause,
                where: where.flatMap((one, place) => (place === at ? (next ? [next] : []) : [one])),
              })
            }
          />{" "}
        </span>
      ))}
      <span className={styles.tail}>
        <ConditionChooser onChange={(next) => next && onChange({ ...clause, where: [...where, next] })} />
        <IconButton label={t("map:binding.removeClause")} onPress={() => onChange(undefined)}>
          <X aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}
