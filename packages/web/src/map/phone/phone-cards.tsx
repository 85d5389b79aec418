import { untakenHints, type Card, type Column, type Lane } from "@itinera/core";
import { Plus } from "lucide-react";
import { use } from "react";
import { useWords } from "../../app/language.tsx";
import { FaintContext } from "../form/faint.ts";
import { useDesk, useMayEdit } from "../editor/desk.ts";
import { hintCard } from "../editor/hint-card.ts";
import { newId } from "../editor/new-id.ts";
import { cardsIn } from "./cards-in.ts";
import { cardLook, PhoneCardWords } from "./phone-card-words.tsx";
import styles from "./phone-lane.module.css";
import { PhoneLaneName } from "./phone-lane-name.tsx";

interface PhoneCardsProps {
  readonly lane: Lane;
  /** Of the stage that is shown. */
  readonly columns: readonly Column[];
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
  const { editor, map } = useDesk();
  const isFaint = use(FaintContext);
  const open = () => {
    editor.select({ kind: "card", id: card.id });
    editor.inspect("card");
  };
  return (
    <button
      type="button"
      className={styles.card}
      data-look={cardLook(lane)}
      data-faint={isFaint({ kind: "card", id: card.id }) || undefined}
      onClick={open}
      lang={map.lang}
    >
      <PhoneCardWords card={card} lane={lane} />
    </button>
  );
}
