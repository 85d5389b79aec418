import { propertyOps, type PropertyFilter } from "@itinera/core";
import { useState } from "react";
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import list from "../../parts/list.module.css";
import { Select } from "../../parts/select.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useKinds } from "../numbers/project-context.ts";
import styles from "./binding.module.css";

interface ConditionChooserProps {
  /** Absent: a new condition. */
  readonly condition?: PropertyFilter;
  /** undefined: taken away. */
  readonly onChange: (condition: PropertyFilter | undefined) => void;
}

export const hasValue = (op: PropertyFilter["op"]) => op !== "exists" && op !== "missing";

/** "basket is not empty"; a press opens its parts. */
export function ConditionChooser({ condition, onChange }: ConditionChooserProps) {
  const { t } = useWords();
  return (
    <DialogTrigger>
      {condition ? (
        <AriaButton className={styles.value}>
          <span className={styles.word}>
            {condition.property} {t(`map:binding.op.${condition.op}`)}
            {hasValue(condition.op) && ` ${condition.value === "" ? "“”" : condition.value}`}
          </span>
        </AriaButton>
      ) : (
        <AriaButton className={styles.add}>{t("map:binding.addCondition")}</AriaButton>
      )}
      <Popover className={`${list.popover} ${styles.popover}`} offset={4} placement="bottom start">
        <Dialog className={styles.chooser} aria-label={t("map:binding.condition")}>
          {({ close }) => (
            <ConditionFields
              start={condition}
              onKeep={(next) => {
                onChange(next);
                close();
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface ConditionFieldsProps {
  readonly start: PropertyFilter | undefined;
  readonly onKeep: (condition: PropertyFilter | undefined) => void;
}

function ConditionFields({ start, onKeep }: ConditionFieldsProps) {
  const { t, format } = useWords();
  const properties = useKinds()?.properties ?? [];
  const [condition, write] = useState<PropertyFilter>(
    start ?? { property: properties[0]?.name ?? "", op: "is", value: "" },
  );
  const examples = properties.find((one) => one.name === condition.property)?.examples ?? [];
  const known = properties.map(({ name, events }) => ({ id: name, name, aside: format.count(events) }));
  const choices =
    known.some(({ id }) => id === condition.property) || condition.property === ""
      ? known
      : [{ id: condition.property, name: condition.property, aside: t("map:binding.unseen") }, ...known];
  return (
    <div className={styles.fields}>
      <Select
        label={t("map:binding.property")}
        choices={choices}
        value={condition.property || null}
        onChange={(property) => write({ ...condition, property })}
      />
      <Select
        label={t("map:binding.relation")}
        choices={propertyOps.map((id) => ({ id, name: t(`map:binding.op.${id}`) }))}
        value={condition.op}
        onChange={(op) => write({ ...condition, op })}
      />
      {hasValue(condition.op) && (
        <TextField
          label={t("map:binding.value")}
          value={condition.value}
          onChange={(value) => write({ ...condition, value })}
          description={
            examples.length > 0
              ? t("map:binding.examples", { examples: format.list(examples.slice(0, 4)) })
              : undefined
          }
        />
      )}
      <div className={styles.actions}>
        {start && (
          <Button look="text" onPress={() => onKeep(undefined)}>
            {t("map:binding.removeCondition")}
          </Button>
        )}
        <Button look="ink" isDisabled={condition.property === ""} onPress={() => onKeep(condition)}>
          {t("map:binding.keep")}
        </Button>
      </div>
    </div>
  );
}
