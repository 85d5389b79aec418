import { units } from "@itinera/core";
import { CalendarDays, ChevronDown, Users } from "lucide-react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useCalendar, useZoneDays } from "../../app/calendar.ts";
import { useWords } from "../../app/language.tsx";
import { Menu } from "../../parts/menu.tsx";
import { RadioGroup } from "../../parts/radio-group.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useView } from "../editor/view.ts";
import { useKinds } from "../numbers/project-context.ts";
import {
  choiceOf,
  dateText,
  lastDays,
  periodChoices,
  periodOfDays,
  periodText,
  type PeriodChoice,
} from "./period.ts";
import styles from "./tools.module.css";

/** What is counted, and in which time; all measured lanes obey it. Without events there is nothing to choose. */
export function Lens() {
  const { t, lang } = useWords();
  const { unit, period, setUnit } = useView();
  const { timeZone } = useCalendar();
  const kinds = useKinds();
  if (!kinds || kinds.last === null) return null;
  return (
    <>
      <Menu
        label={t("map:lens.unit")}
        placement="bottom start"
        choices={units.map((id) => ({ id, name: t(`units:unit.${id}`) }))}
        onChoose={setUnit}
      >
        <Button className={styles.press} aria-label={`${t("map:lens.unit")}: ${t(`units:unit.${unit}`)}`}>
          <Users aria-hidden />
          {t(`units:unit.${unit}`)}
          <ChevronDown aria-hidden />
        </Button>
      </Menu>
      <DialogTrigger>
        <Button className={styles.press}>
          <CalendarDays aria-hidden />
          {periodText(period, lang, timeZone) ?? t("map:period.all")}
          <ChevronDown aria-hidden />
        </Button>
        <Popover className={styles.popover} offset={4} placement="bottom start">
          <Dialog className={styles.dialog} aria-label={t("map:period.label")}>
            <PeriodChooser first={kinds.first ?? kinds.last} last={kinds.last} />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </>
  );
}

interface PeriodChooserProps {
  /** Times of the log's ends, milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
}

function PeriodChooser({ first, last }: PeriodChooserProps) {
  const { t } = useWords();
  const { period, setPeriod } = useView();
  const days = useZoneDays();
  const from = dateText(period.from ?? first, days);
  const to = dateText((period.to ?? last + 1) - 1, days);
  const choose = (choice: PeriodChoice) => {
    if (choice === "all") setPeriod({});
    else if (choice === "own") setPeriod(periodOfDays(from, to, days) ?? {});
    else setPeriod(lastDays(Number(choice), last, days));
  };
  const limits = { min: dateText(first, days), max: dateText(last, days) };
  const setDays = (start: string, end: string) => {
    const chosen = periodOfDays(start, end, days);
    if (chosen) setPeriod(chosen);
  };
  return (
    <>
      <RadioGroup
        label={t("map:period.label")}
        hideLabel
        choices={periodChoices.map((id) => ({ id, name: t(`map:period.${id}`) }))}
        value={choiceOf(period, last, days)}
        onChange={choose}
      />
      <div className={styles.dates}>
        <TextField
          label={t("map:period.from")}
          type="date"
          value={from}
          {...limits}
          onChange={(text) => setDays(text, to)}
        />
        <TextField
          label={t("map:period.to")}
          type="date"
          value={to}
          {...limits}
          onChange={(text) => setDays(from, text)}
        />
      </div>
    </>
  );
}
