import { stageLetter, type StageId } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../editor/desk.ts";
import styles from "./phone-route.module.css";

interface PhoneRouteProps {
  /** Place of the stage that is shown. */
  readonly at: number;
  readonly onChoose: (id: StageId) => void;
}

const height = 44;
/** The band at its widest, px. */
const widest = 20;

/** The route as navigation: a station per stage, the band as thick as the people it carries. */
export function PhoneRoute({ at, onChoose }: PhoneRouteProps) {
  const { map, overlay } = useReadMap();
  const { t } = useWords();
  const { stages } = map;
  const step = 100 / stages.length;
  const middle = height / 2;
  const reach = stages.map((stage) =>
    overlay.state === "counted" ? (overlay.stages.get(stage.id)?.reach ?? 0) : 0,
  );
  const most = Math.max(0, ...reach);
  const half = (place: number) => (most === 0 ? 0 : Math.max(1, (widest * (reach[place] ?? 0)) / most) / 2);
  const x = (place: number) => (place + 0.5) * step;
  const upper = stages.map((_, place) => `L${x(place)} ${middle - half(place)}`).join("");
  const lower = stages
    .map((_, place) => `L${x(place)} ${middle + half(place)}`)
    .reverse()
    .join("");
  const last = stages.length - 1;
  return (
    <nav className={styles.route} aria-label={t("map:phone.stages")}>
      <svg className={styles.band} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden>
        {most > 0 && (
          <path
            d={`M0 ${middle - half(0)}${upper}L100 ${middle - half(last)}L100 ${middle + half(last)}${lower}L0 ${middle + half(0)}Z`}
            fill="var(--over-3)"
          />
        )}
        <path
          d={`M0 ${middle}H100`}
          stroke={most > 0 ? "var(--over)" : "var(--rule-2)"}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <div className={styles.stations}>
        {stages.map((stage, place) => (
          <button
            key={stage.id}
            type="button"
            className={styles.station}
            aria-current={place === at ? "step" : undefined}
            aria-label={`${stageLetter(place)}, ${stage.name}`}
            onClick={() => onChoose(stage.id)}
          >
            <span className={styles.ring}>{place === at ? stageLetter(place) : ""}</span>
          </button>
        ))}
      </div>
    </nav>
  );
}
