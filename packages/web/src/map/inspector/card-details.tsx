import { cardStatuses, laneKindOf, type Card, type EditOf, type Lane, type PersonaId } from "@itinera/core";
import { Minus, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { KeptField } from "../../parts/kept-field.tsx";
import { Select } from "../../parts/select.tsx";
import { Switch } from "../../parts/switch.tsx";
import { Attachments } from "../asset/attachments.tsx";
import { useDesk } from "../editor/desk.ts";
import { stretchBy } from "../gesture/stretch-card.ts";
import { SubMap } from "../levels/sub-map.tsx";
import fields from "./card/card-fields.module.css";
import { ColourField } from "./card/colour-field.tsx";
import { DegreeField } from "./card/degree-field.tsx";
import { IconField } from "./card/icon-field.tsx";
import { OwnerField } from "./card/owner-field.tsx";
import { TagsField } from "./card/tags-field.tsx";
import { TextLinks } from "./card/text-links.tsx";
import { ownersOf, tagsOf } from "./card/words-of-map.ts";
import { ChannelMenu } from "./channel-menu.tsx";
import { Chips } from "./chips.tsx";
import styles from "./details.module.css";
import { MoveDialog } from "./move-dialog.tsx";

interface CardDetailsProps {
  readonly card: Card;
  readonly lane: Lane;
}

const noStatus = "none";

/** What a card is besides its words. */
export function CardDetails({ card, lane }: CardDetailsProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const [isMoving, move] = useState(false);
  const kind = laneKindOf(lane.kind);
  const isTouchpoint = kind.shape === "cards" && kind.look === "touchpoint";
  const set = (fields: EditOf<"card.set">["fields"]) =>
    editor.make({ kind: "card.set", id: card.id, fields });
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
      <TextLinks text={card.text} />
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
      {(isTouchpoint || card.importance !== undefined || card.satisfaction !== undefined) && (
        <div className={fields.degreeLines}>
          <DegreeField
            label={t("cards:importance")}
            value={card.importance}
            onChange={(importance) => set({ importance })}
          />
          <DegreeField
            label={t("cards:satisfaction")}
            value={card.satisfaction}
            onChange={(satisfaction) => set({ satisfaction })}
          />
        </div>
      )}
      {(lane.kind === "kpis" || card.target !== undefined) && (
        <KeptField
          label={t("cards:target")}
          placeholder={t("cards:targetHint")}
          value={card.target ?? ""}
          onKeep={(target) => set({ target: target === "" ? null : target })}
        />
      )}
      <Select
        label={t("cards:status")}
        choices={[
          { id: noStatus, name: t("cards:statusNone") },
          ...cardStatuses.map((id) => ({ id, name: t(`scene:card.status.${id}`) })),
        ]}
        value={card.status ?? noStatus}
        onChange={(id) => set({ status: cardStatuses.find((one) => one === id) ?? null })}
      />
      <Switch
        label={t("cards:critical")}
        isOn={card.critical === true}
        onChange={(isOn) => set({ critical: isOn || null })}
      />
      <OwnerField
        owner={card.owner ?? ""}
        known={ownersOf(map)}
        onKeep={(owner) => set({ owner: owner === "" ? null : owner })}
      />
      <TagsField
        tags={card.tags ?? []}
        known={tagsOf(map)}
        onChange={(tags) => set({ tags: tags.length > 0 ? [...tags] : null })}
      />
      <ColourField value={card.colour} onChange={(colour) => set({ colour })} />
      <IconField value={card.icon} onChange={(icon) => set({ icon })} />
      <Attachments card={card} />
      <SubMap card={card} />
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
