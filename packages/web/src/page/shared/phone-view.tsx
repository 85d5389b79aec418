import { laneKindOf, type Column, type Lane } from "@itinera/core";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../../map/editor/desk.ts";
import { cardsIn } from "../../map/phone/cards-in.ts";
import { cardLook, PhoneCardWords } from "../../map/phone/phone-card-words.tsx";
import { feelersOf, PhoneCurveGraph } from "../../map/phone/phone-curve-graph.tsx";
import { PhoneLaneTitle } from "../../map/phone/phone-lane-title.tsx";
import laneStyles from "../../map/phone/phone-lane.module.css";
import mapStyles from "../../map/phone/phone-map.module.css";
import numbersStyles from "../../map/phone/phone-numbers.module.css";
import { PhoneRoute } from "../../map/phone/phone-route.tsx";
import turnStyles from "../../map/phone/phone-turn.module.css";
import { figureLanes, StageFigures } from "../../map/phone/stage-figures.tsx";
import { useStageTurn } from "../../map/phone/use-stage-turn.ts";
import { feelingOf } from "../../map/gesture/set-feeling.ts";
import { PersonaSample } from "../../map/tools/persona-sample.tsx";
import styles from "./phone-view.module.css";

interface PhoneViewProps {
  readonly foot: ReactNode;
}

/** On a small screen: one stage at a time, numbers first, lanes one under another (D16), to be read. */
export function PhoneView({ foot }: PhoneViewProps) {
  const { map, words } = useReadMap();
  const { t } = useWords();
  const { stage, at, columns, choose, turn, swipe } = useStageTurn();
  if (!stage)
    return (
      <>
        <main className={styles.empty} tabIndex={-1}>
          <p>{t("map:empty.title")}</p>
        </main>
        {foot}
      </>
    );
  return (
    <>
      <main className={mapStyles.main} tabIndex={-1} {...swipe}>
        <PhoneRoute at={at} onChoose={choose} />
        <div className={mapStyles.title}>
          <h2 lang={map.lang}>{stage.name}</h2>
          <span>{t("map:phone.stageOf", { at: at + 1, of: map.stages.length })}</span>
        </div>
        {figureLanes(map, words).length > 0 && (
          <div className={numbersStyles.numbers}>
            <StageFigures stage={stage} at={at} />
          </div>
        )}
        {map.lanes.map((lane) => {
          switch (laneKindOf(lane.kind).shape) {
            case "curve":
              return <ReadCurve key={lane.id} lane={lane} columns={columns} />;
            case "cards":
              return <ReadCards key={lane.id} lane={lane} columns={columns} />;
            case "numbers":
              return null;
          }
        })}
      </main>
      {foot}
      <StageWays at={at} onTurn={turn} />
    </>
  );
}

interface ReadLaneProps {
  readonly lane: Lane;
  /** Of the stage that is shown. */
  readonly columns: readonly Column[];
}

function LaneName({ lane }: Pick<ReadLaneProps, "lane">) {
  return (
    <h3 className={laneStyles.name}>
      <span className={laneStyles.laneName}>
        <PhoneLaneTitle lane={lane} />
      </span>
    </h3>
  );
}

/** Nothing where the stage has no card in the lane. */
function ReadCards({ lane, columns }: ReadLaneProps) {
  const { map } = useReadMap();
  const filled = columns
    .map((column) => ({ column, cards: cardsIn(map, lane, column) }))
    .filter(({ cards }) => cards.length > 0);
  if (filled.length === 0) return null;
  return (
    <section className={laneStyles.lane}>
      <LaneName lane={lane} />
      {filled.map(({ column, cards }) => (
        <div key={column.id}>
          {column.step && <h4 className={laneStyles.step}>{column.step.name}</h4>}
          {cards.map((card) => (
            <div key={card.id} className={laneStyles.card} data-look={cardLook(lane)} lang={map.lang}>
              <PhoneCardWords card={card} lane={lane} />
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}

function ReadCurve({ lane, columns }: ReadLaneProps) {
  const { map, words } = useReadMap();
  const { t } = useWords();
  return (
    <section className={laneStyles.curve}>
      <LaneName lane={lane} />
      <PhoneCurveGraph lane={lane} columns={columns} />
      {columns.map((column) => (
        <div key={column.id}>
          {column.step && <h4 className={laneStyles.step}>{column.step.name}</h4>}
          {feelersOf(map, lane, t).map(({ id, name, slot }) => {
            const value = feelingOf(map, { kind: "feeling", lane: lane.id, column: column.id, persona: id });
            return (
              <div key={id} className={laneStyles.feeling}>
                <PersonaSample {...(slot !== undefined && { slot })} />
                <span className={laneStyles.words}>{name}</span>
                <span className={`${laneStyles.value} ${styles.value}`}>
                  {value === undefined ? "–" : words.feeling(value)}
                </span>
              </div>
            );
          })}
        </div>
      ))}
    </section>
  );
}

interface StageWaysProps {
  readonly at: number;
  readonly onTurn: (by: 1 | -1) => void;
}

/** Under the thumb: the stage before and the next one. */
function StageWays({ at, onTurn }: StageWaysProps) {
  const { map } = useReadMap();
  const { t } = useWords();
  const [before, after] = [map.stages[at - 1], map.stages[at + 1]];
  return (
    <nav className={`${turnStyles.turn} ${styles.ways}`} aria-label={t("map:phone.turn")}>
      {before ? (
        <button type="button" className={turnStyles.way} onClick={() => onTurn(-1)}>
          <ChevronLeft aria-hidden />
          <span lang={map.lang}>{before.name || "…"}</span>
        </button>
      ) : (
        <span />
      )}
      {after && (
        <button type="button" className={turnStyles.way} data-next onClick={() => onTurn(1)}>
          <span lang={map.lang}>{after.name || "…"}</span>
          <ChevronRight aria-hidden />
        </button>
      )}
    </nav>
  );
}
