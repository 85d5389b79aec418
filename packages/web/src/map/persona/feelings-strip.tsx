import { columnsOf, type JourneyMap, type Persona } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import rows from "./persona-rows.module.css";
import styles from "./feelings-strip.module.css";

interface FeelingsStripProps {
  readonly map: JourneyMap;
  readonly persona: Persona;
}

/** Height of the strip and where a value of −2…+2 stands in it, px. */
const height = 76;
const heightOf = (value: number) => height / 2 - value * 15;

/** The felt curve of one persona, small; no line through a column without a value. */
export function FeelingsStrip({ map, persona }: FeelingsStripProps) {
  const { t, lang } = useWords();
  const columns = columnsOf(map);
  const felt = columns.map(({ id, stage, step }) => {
    const one = map.feelings.find(
      (feeling) => feeling.column === id && feeling.persona === persona.id && feeling.state === undefined,
    );
    return { name: step?.name ?? stage.name, value: one?.value };
  });
  const known = felt.filter((one) => one.value !== undefined);
  const signed = new Intl.NumberFormat(lang, { signDisplay: "exceptZero" });
  const path = felt
    .map(({ value }, at) => {
      if (value === undefined) return "";
      const isOn = at > 0 && felt[at - 1]?.value !== undefined;
      return `${isOn ? "L" : "M"}${at + 0.5},${heightOf(value)}`;
    })
    .join("");
  const ink = `var(--cat-${persona.slot})`;
  return (
    <section className={rows.part}>
      <h2 className={rows.heading}>
        {t("personas:feelings.title")}
        <span className={rows.legend}>
          <i className={rows.hollow} />
          {t("personas:feelings.felt")}
        </span>
      </h2>
      {known.length === 0 ? (
        <p className={styles.none}>{t("personas:feelings.none")}</p>
      ) : (
        <div className={styles.strip}>
          <svg
            className={styles.curve}
            viewBox={`0 0 ${columns.length} ${height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={known
              .map(({ name, value }) =>
                t("personas:feelings.value", { column: name, value: signed.format(value ?? 0) }),
              )
              .join(", ")}
          >
            <rect width={columns.length} height={height / 2} fill="var(--emo-high)" />
            <rect y={height / 2} width={columns.length} height={height / 2} fill="var(--emo-low)" />
            <path
              d={`M0 ${height / 2}H${columns.length}`}
              stroke="var(--edge)"
              vectorEffect="non-scaling-stroke"
            />
            <path
              d={path}
              fill="none"
              stroke={ink}
              strokeWidth="1.4"
              strokeDasharray="5 3"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          {felt.map(
            ({ value }, at) =>
              value !== undefined && (
                <i
                  key={at}
                  className={styles.dot}
                  style={{
                    left: `${((at + 0.5) / columns.length) * 100}%`,
                    top: heightOf(value),
                    borderColor: ink,
                  }}
                />
              ),
          )}
          <ol className={styles.stages} aria-hidden>
            {map.stages.map(({ id, name }) => (
              <li key={id} style={{ flexGrow: columns.filter(({ stage }) => stage.id === id).length }}>
                {name}
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
