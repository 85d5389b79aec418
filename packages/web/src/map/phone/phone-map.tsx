import { laneKindOf } from "@itinera/core";
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
import { useStageTurn } from "./use-stage-turn.ts";

/** On a small screen: one stage at a time, numbers first, lanes one under another (D16). */
export function PhoneMap() {
  const { map } = useDesk();
  const { t } = useWords();
  const { stage, at, columns, choose, turn, swipe } = useStageTurn();
  const isFaint = useFaint();

  return (
    <div className={styles.page}>
      <PhoneBar stage={stage} />
      <main className={styles.main} tabIndex={-1} {...swipe}>
        {stage ? (
          <>
            <PhoneRoute at={at} onChoose={choose} />
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
