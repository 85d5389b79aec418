import { evidenceLevels, laneKindOf, type Card, type Lane, type PersonaId } from "@itinera/core";
import { Minus, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Select } from "../../parts/select.tsx";
import { useDesk } from "../editor/desk.ts";
import { stretchBy } from "../gesture/stretch-card.ts";
import { ChannelMenu } from "./channel-menu.tsx";
import { Chips } from "./chips.tsx";
import styles from "./details.module.css";
import { MoveDialog } from "./move-dialog.tsx";

interface CardDetailsProps {
  readonly card: Card;
  readonly lane: Lane;
}

const noLevel = "none";

/** What a card is besides its words. */
export function CardDetails({ card, lane }: CardDetailsProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const [isMoving, move] = useState(false);
  const kind = laneKindOf(lane.kind);
  const isTouchpoint = kind.shape === "cards" && kind.look === "touchpoint";
  const stretch = (by: 1 | -1) => {
    const edit = stretchBy(map, card.id, by);
    if (edit) editor.make(edit);
  };
  return (
    <div className={styles.details}>
      <div className={styles.buttons}>
        <Button size="small" onPress={() => editor.writeCard(card.id)}>
          <Pencil aria-hidden />
          {t("map:card.write")}
        </Button>
        <Button size="small" onPress={() => move(true)}>
          {t("map:card.move")}
        </Button>
      </div>
      {(isTouchpoint || card.channels.length > 0) && (
        <div className={styles.part}>
          <h3 className={styles.name}>{t("map:card.channels")}</h3>
          <ChannelMenu
            chosen={card.channels}
            onChange={(next) => editor.make({ kind: "card.set-channels", id: card.id, channels: [...next] })}
          />
        </div>
      )}
      {map.personas.length > 0 && (
        <div className={styles.part}>
          <h3 className={styles.name}>{t("map:card.personas")}</h3>
          <Chips
            label={t("map:card.personas")}
            choices={map.personas.map(({ id, name }) => ({ id, name }))}
            chosen={card.personas}
            onChange={(personas: readonly PersonaId[]) =>
              editor.make({ kind: "card.set-personas", id: card.id, personas: [...personas] })
            }
          />
          {card.personas.length === 0 && <p className={styles.note}>{t("map:card.everyone")}</p>}
        </div>
      )}
      <Select
        label={t("map:card.level")}
        choices={[noLevel, ...evidenceLevels].map((id) => ({ id, name: t(`map:level.${id}`) }))}
        value={card.level ?? noLevel}
        onChange={(level) =>
          editor.make({
            kind: "card.set",
            id: card.id,
            fields: { level: evidenceLevels.find((one) => one === level) ?? null },
          })
        }
      />
      <div className={styles.line}>
        <span>{t("map:card.span", { count: card.span })}</span>
        <span className={styles.pair}>
          <IconButton
            label={t("map:card.narrower")}
            isDisabled={!stretchBy(map, card.id, -1)}
            onPress={() => stretch(-1)}
          >
            <Minus aria-hidden />
          </IconButton>
          <IconButton
            label={t("map:card.wider")}
            isDisabled={!stretchBy(map, card.id, 1)}
            onPress={() => stretch(1)}
          >
            <Plus aria-hidden />
          </IconButton>
        </span>
      </div>
      <div className={styles.last}>
        <Button look="text" onPress={() => editor.remove({ kind: "card", id: card.id })}>
          {t("map:card.delete")}
        </Button>
      </div>
      {isMoving && <MoveDialog cards={[card]} onClose={() => move(false)} />}
    </div>
  );
}
