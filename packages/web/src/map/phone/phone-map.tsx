import { columnsOf, laneKindOf, type StageId } from "@itinera/core";
import { useState, type TouchEvent } from "react";
import { useWords } from "../../app/language.tsx";
import { useDesk } from "../editor/desk.ts";
import { FaintContext, useFaint } from "../form/faint.ts";
import { EmptyMap } from "../sheet/empty-map.tsx";
import { PhoneBar } from "./phone-bar.tsx";
import { PhoneCards } from "./phone-cards.tsx";
import { PhoneCurve } from "./phone-curve.tsx";
import styles from "./phone-map.module.css";
import { PhoneNaming } from "./phone-naming.tsx";
import { PhoneNumbers } from "./phone-numbers.tsx";
import { PhoneRoute } from "./phone-route.tsx";
import { PhoneSheet } from "./phone-sheet.tsx";
import { PhoneTurn } from "./phone-turn.tsx";
import { PhoneWriting } from "./phone-writing.tsx";
import { swipeOf } from "./swipe.ts";

/** On a small screen: one stage at a time, numbers first, lanes one under another (D16). */
export function PhoneMap() {
  const { map } = useDesk();
  const { t } = useWords();
  const [chosen, choose] = useState<StageId>();
  const isFaint = useFaint();
  const [start, touch] = useState<{ x: number; y: number }>();
  const at = Math.max(
    0,
    map.stages.findIndex((one) => one.id === chosen),
  );
  const stage = map.stages[at];
  const columns = columnsOf(map).filter((column) => column.stage.id === stage?.id);

  const turn = (by: 1 | -1) => {
    const next = map.stages[at + by];
    if (!next) return;
    choose(next.id);
    scrollTo({ top: 0 });
  };
  const onTouchEnd = (event: TouchEvent) => {
    const end = event.changedTouches[0];
    const by = start && end ? swipeOf(start, { x: end.clientX, y: end.clientY }) : undefined;
    touch(undefined);
    if (by) turn(by);
  };

  return (
    <div className={styles.page}>
      <PhoneBar stage={stage} />
      <main
        className={styles.main}
        tabIndex={-1}
        onTouchStart={({ touches }) => {
          const finger = touches[0];
          touch(finger && { x: finger.clientX, y: finger.clientY });
        }}
        onTouchEnd={onTouchEnd}
      >
        {stage ? (
          <>
            <PhoneRoute at={at} onChoose={(id) => choose(id)} />
            <div className={styles.title}>
              <h2>{stage.name}</h2>
              <span>{t("map:phone.stageOf", { at: at + 1, of: map.stages.length })}</span>
            </div>
            <PhoneNumbers stage={stage} at={at} />
            <FaintContext value={isFaint}>
              {map.lanes
                .filter((lane) => !lane.hidden)
                .map((lane) => {
                  switch (laneKindOf(lane.kind).shape) {
                    case "curve":
                      return <PhoneCurve key={lane.id} lane={lane} columns={columns} />;
                    case "cards":
                      return <PhoneCards key={lane.id} lane={lane} columns={columns} />;
                    case "numbers":
                      return null;
                  }
                })}
            </FaintContext>
          </>
        ) : (
          <EmptyMap />
        )}
      </main>
      {stage && <PhoneTurn at={at} columns={columns} onTurn={turn} />}
      <PhoneSheet />
      <PhoneWriting />
      <PhoneNaming />
    </div>
  );
}
