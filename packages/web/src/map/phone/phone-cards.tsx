import {
  channelIcon,
  columnsOf,
  laneKindOf,
  plainTextOf,
  untakenHints,
  type Card,
  type Column,
  type JourneyMap,
  type Lane,
} from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { Check, Plus } from "lucide-react";
import { use } from "react";
import { useWords } from "../../app/language.tsx";
import { FaintContext } from "../form/faint.ts";
import { useDesk, useMayEdit } from "../editor/desk.ts";
import { hintCard } from "../editor/hint-card.ts";
import { newId } from "../editor/new-id.ts";
import { SceneIcon } from "../tools/scene-icon.tsx";
import styles from "./phone-lane.module.css";
import { PhoneLaneName } from "./phone-lane-name.tsx";

interface PhoneCardsProps {
  readonly lane: Lane;
  /** Of the stage that is shown. */
  readonly columns: readonly Column[];
}

/** Cards that stand in a column, those that reach into it from the left included. */
function cardsIn(map: JourneyMap, lane: Lane, column: Column): readonly Card[] {
  const places = new Map(columnsOf(map).map(({ id }, at) => [id, at]));
  const at = places.get(column.id) ?? -1;
  return map.cards.filter((card) => {
    const start = places.get(card.column) ?? -1;
    return card.lane === lane.id && start <= at && at < start + card.span;
  });
}

/** A lane of cards, one under another; a press opens a card. */
export function PhoneCards({ lane, columns }: PhoneCardsProps) {
  const { editor, map, hintsOf } = useDesk();
  const { t } = useWords();
  const mayEdit = useMayEdit();
  return (
    <section className={styles.lane}>
      <PhoneLaneName lane={lane} />
      {columns.map((column) => {
        const cards = cardsIn(map, lane, column);
        const hints = untakenHints(hintsOf(lane, column), cards);
        return (
          <div key={column.id}>
            {column.step && <h4 className={styles.step}>{column.step.name}</h4>}
            {cards.map((card) => (
              <PhoneCard key={card.id} card={card} lane={lane} />
            ))}
            {hints.map((hint) => (
              <button
                key={hint.text}
                type="button"
                className={styles.hint}
                aria-label={t("map:hint.take", { text: hint.text })}
                onClick={() => editor.make(hintCard(map, lane, column.id, hint, newId()))}
              >
                <Plus aria-hidden />
                {hint.text}
              </button>
            ))}
            {mayEdit && cards.length === 0 && hints.length === 0 && (
              <button
                type="button"
                className={styles.hint}
                onClick={() => editor.addCard(lane.id, column.id)}
              >
                <Plus aria-hidden />
                {t("map:cell.add")}
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
}

interface PhoneCardProps {
  readonly card: Card;
  readonly lane: Lane;
}

function PhoneCard({ card, lane }: PhoneCardProps) {
  const { editor, map, overlay, words } = useDesk();
  const kind = laneKindOf(lane.kind);
  const look = kind.shape === "cards" ? kind.look : "plain";
  const counted = overlay.state === "counted" ? overlay.touchpoints.get(card.id) : undefined;
  const who = map.personas.filter((persona) => card.personas.includes(persona.id)).map(({ name }) => name);
  const isFaint = use(FaintContext);
  const open = () => {
    editor.select({ kind: "card", id: card.id });
    editor.inspect("card");
  };
  return (
    <button
      type="button"
      className={styles.card}
      data-look={look}
      data-faint={isFaint({ kind: "card", id: card.id }) || undefined}
      onClick={open}
      lang={map.lang}
    >
      {look === "touchpoint" && (
        <SceneIcon d={iconPath(card.channels[0] ? channelIcon(card.channels[0]) : "circle-dot")} />
      )}
      {look === "barrier" && <span className={styles.barrier} aria-hidden />}
      {look === "solution" && <Check aria-hidden className={styles.solution} />}
      <span className={styles.words}>
        {plainTextOf(card.text)}
        {who.length > 0 && <small className={styles.who}> {who.join(", ")}</small>}
      </span>
      {counted && <b className={styles.count}>{words.number(counted.units)}</b>}
    </button>
  );
}
