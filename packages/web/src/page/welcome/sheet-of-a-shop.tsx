import { templateList } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import relief from "./relief.json" with { type: "json" };
import styles from "./sheet-of-a-shop.module.css";

/** One station for each stage of the long shop template, and where its name stands, on a sheet of 722 × 818. */
const stations = [
  { people: 48_212, at: [72, 221], name: [80, 247], anchor: "start" },
  { people: 31_640, at: [195, 205], name: [195, 171], anchor: "middle" },
  { people: 17_905, at: [303, 286], name: [317, 279], anchor: "start" },
  { people: 6_318, at: [383, 384], name: [397, 377], anchor: "start" },
  { people: 6_241, at: [433, 515], name: [447, 508], anchor: "start" },
  { people: 4_106, at: [361, 646], name: [347, 644], anchor: "end" },
  { people: 1_387, at: [448, 724], name: [446, 750], anchor: "middle" },
  { people: 512, at: [578, 671], name: [592, 664], anchor: "start" },
] as const;

const high = relief.high.map((area) => <path key={area.slice(0, 40)} d={area} className={styles.high} />);
const low = relief.low.map((area) => <path key={area.slice(0, 40)} d={area} className={styles.low} />);

/** The engraved sheet beside the welcome: a relief of feelings, crossed by a route that narrows. Decoration. */
export function SheetOfAShop() {
  const { t, lang, format } = useWords();
  const stages = templateList(lang).find(({ id }) => id === "ecommerce-long")?.stages ?? [];
  return (
    <div className={styles.picture} aria-hidden="true">
      <svg className={styles.sheet} preserveAspectRatio="xMidYMid slice" viewBox="0 0 722 818">
        {high}
        {low}
        <g className={styles.contours}>
          {relief.contours.map(({ line, index }, at) => (
            <path key={at} d={line} strokeWidth={index ? 1.1 : 0.6} />
          ))}
        </g>
        <path d={relief.band} className={styles.band} />
        <path d={relief.route} className={styles.route} />
        {stations.map(({ people, at, name, anchor }, index) => (
          <g key={people}>
            <circle cx={at[0]} cy={at[1]} r="5.5" className={styles.station} />
            <g transform={`translate(${name[0]} ${name[1]})`} textAnchor={anchor}>
              <text className={styles.name}>{stages[index]}</text>
              <text className={styles.people} y="15">
                {format.count(people)}
              </text>
            </g>
          </g>
        ))}
      </svg>
      <div className={styles.legend}>
        <p className={styles.legendTitle}>{t("welcome:sheet.title")}</p>
        <p className={styles.sign}>
          <svg viewBox="0 0 30 12">
            <path d="M0 1C12 1 18 4.5 30 5V7C18 7.5 12 11 0 11Z" fill="var(--over-3)" />
            <path d="M0 6H30" stroke="var(--over)" strokeWidth="1.4" />
          </svg>
          {t("welcome:sheet.people")}
        </p>
        <p className={styles.sign}>
          <svg viewBox="0 0 30 12">
            <rect width="14" height="12" fill="var(--emo-p1)" opacity=".45" />
            <rect x="16" width="14" height="12" fill="var(--emo-n1)" opacity=".45" />
          </svg>
          {t("welcome:sheet.ground")}
        </p>
      </div>
    </div>
  );
}
