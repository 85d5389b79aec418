import { firstDays } from "@itinera/core";
import type { Settings } from "@itinera/protocol";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { ComboBox } from "../../parts/combo-box.tsx";
import { Part } from "../../parts/part.tsx";
import { Select } from "../../parts/select.tsx";
import { timeZones, zoneHere } from "../../parts/time-zones.ts";
import styles from "./settings-page.module.css";
import { useChangeSettings } from "./use-change-settings.ts";

interface PartProps {
  readonly settings: Settings;
}

/** By which days and weeks are cut. */
export function CalendarPart({ settings: { timeZone, firstDay } }: PartProps) {
  const { t } = useWords();
  const change = useChangeSettings();
  const here = zoneHere();
  return (
    <Part title={t("settings:calendar.title")} text={t("settings:calendar.text")}>
      <div className={styles.field}>
        <ComboBox
          // What was typed goes when another zone is set.
          key={timeZone}
          label={t("settings:name.timeZone")}
          choices={timeZones(timeZone)}
          value={timeZone}
          none={t("import:read.noZone")}
          onChange={(zone) => {
            if (zone !== timeZone) change.mutate({ timeZone: zone });
          }}
        />
      </div>
      {here !== timeZone && (
        <Button size="small" onPress={() => change.mutate({ timeZone: here })}>
          {t("settings:calendar.useHere", { zone: here.replaceAll("_", " ") })}
        </Button>
      )}
      <div className={styles.field}>
        <Select
          label={t("settings:name.firstDay")}
          choices={firstDays.map((id) => ({ id, name: t(`settings:day.${id}`) }))}
          value={firstDay}
          onChange={(day) => change.mutate({ firstDay: day })}
        />
      </div>
    </Part>
  );
}
