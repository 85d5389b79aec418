import type { MatchesAnswer, Unit } from "@itinera/core";
import { useCalendar } from "../../app/calendar.ts";
import { useWords } from "../../app/language.tsx";
import styles from "./binding.module.css";

interface WeekChartProps {
  readonly weeks: MatchesAnswer["matches"][number]["weeks"];
  readonly unit: Unit;
}

const height = 48;

/** Units a week, bars from zero; the numbers are in the table behind it. */
export function WeekChart({ weeks, unit }: WeekChartProps) {
  const { t, format } = useWords();
  const { timeZone } = useCalendar();
  const most = Math.max(1, ...weeks.map((week) => week.units));
  const step = 100 / weeks.length;
  return (
    <figure className={styles.weeks}>
      <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden>
        {weeks.map((week, at) => (
          <rect
            key={week.start}
            className={styles.bar}
            x={at * step + step * 0.1}
            width={step * 0.8}
            y={height - 1 - (week.units / most) * (height - 3)}
            height={(week.units / most) * (height - 3)}
          >
            <title>{`${format.dateIn(week.start, timeZone)}: ${format.count(week.units)}`}</title>
          </rect>
        ))}
        <path d={`M0 ${height - 0.5}H100`} stroke="var(--rule-2)" vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption className={styles.caption}>
        <span>{t(`map:count.week.${unit}`)}</span>
        <span className="number">{t("map:count.most", { count: most })}</span>
      </figcaption>
      <table className="visually-hidden">
        <caption>{t(`map:count.week.${unit}`)}</caption>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.start}>
              <th scope="row">{format.dateIn(week.start, timeZone)}</th>
              <td>{format.count(week.units)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
