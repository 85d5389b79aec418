import { cardStatuses, type Edit, type PersonaId } from "@itinera/core";
import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import list from "../../parts/list.module.css";
import { useDesk, useEditorState, useMayEdit } from "../editor/desk.ts";
import { ownersOf } from "../inspector/card/words-of-map.ts";
import { ChannelList } from "../inspector/channel-menu.tsx";
import { MoveDialog } from "../inspector/move-dialog.tsx";
import {
  chosenCards,
  commonOf,
  countsOf,
  setOnAll,
  toggleChannel,
  togglePersona,
  toggleTag,
} from "./bulk-edits.ts";
import { ChoiceMenu } from "./choice-menu.tsx";
import { OwnerPress } from "./owner-press.tsx";
import styles from "./selection-bar.module.css";
import { TagPress } from "./tag-press.tsx";

const slots = ["1", "2", "3", "4", "5", "6", "7", "8"] as const;

/** What is edited on all chosen cards at once; there as soon as two are chosen. */
export function SelectionBar() {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const chosen = useEditorState(editor, (state) => state.chosen);
  const isDrawing = useEditorState(editor, (state) => state.hand.kind !== "rest");
  const [isMoving, move] = useState(false);
  const cards = chosenCards(map, chosen);
  const mayEdit = useMayEdit();
  const [first, ...others] = cards;
  if (!mayEdit || !first || others.length === 0 || isDrawing) return null;

  const make = (edits: readonly Edit[]) => editor.make(edits);
  const personas = countsOf(cards.map((card) => card.personas));
  const channels = countsOf(cards.map((card) => card.channels));
  const onAll = (counts: ReadonlyMap<string, number>) =>
    [...counts].filter(([, count]) => count === cards.length).map(([id]) => id);
  return (
    <section className={styles.bar} aria-label={t("map:chosen.label")}>
      <span className={styles.count}>{t("map:chosen.count", { count: cards.length })}</span>
      <Button size="small" onPress={() => move(true)}>
        {t("map:card.move")}
      </Button>
      <ChoiceMenu
        label={t("map:chosen.colour")}
        choices={slots.map((id) => ({
          id,
          name: t("map:chosen.slot", { slot: Number(id) }),
          icon: <span className={styles.slot} style={{ background: `var(--cat-${id})` }} />,
        }))}
        value={commonOf(cards, "colour")?.toString()}
        onChange={(id) => make(setOnAll(cards, { colour: id === undefined ? null : Number(id) }))}
      />
      <ChoiceMenu
        label={t("map:chosen.status")}
        choices={cardStatuses.map((id) => ({ id, name: t(`map:status.${id}`) }))}
        value={commonOf(cards, "status")}
        onChange={(id) => make(setOnAll(cards, { status: cardStatuses.find((one) => one === id) ?? null }))}
      />
      <OwnerPress
        owner={commonOf(cards, "owner") ?? ""}
        known={ownersOf(map)}
        onKeep={(owner) => make(setOnAll(cards, { owner: owner || null }))}
      />
      <TagPress
        tags={onAll(countsOf(cards.map((card) => card.tags ?? [])))}
        onToggle={(tag) => make(toggleTag(cards, tag))}
      />
      {map.personas.length > 0 && (
        <MenuTrigger>
          <Button size="small">
            {t("map:card.personas")}
            <ChevronDown aria-hidden />
          </Button>
          <Popover className={list.popover} offset={4} placement="top start">
            <Menu
              className={list.list}
              aria-label={t("map:card.personas")}
              selectionMode="multiple"
              selectedKeys={onAll(personas)}
              onAction={(id) => make(togglePersona(cards, id as PersonaId))}
            >
              {map.personas.map(({ id, name }) => (
                <MenuItem key={id} id={id} textValue={name} className={list.item}>
                  <span className={list.name}>{name}</span>
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      <MenuTrigger>
        <Button size="small">
          {t("map:card.channels")}
          <ChevronDown aria-hidden />
        </Button>
        <ChannelList
          chosen={onAll(channels)}
          onChange={(next) => {
            const before = onAll(channels);
            const changed =
              next.find((one) => !before.includes(one)) ?? before.find((one) => !next.includes(one));
            if (changed !== undefined) make(toggleChannel(cards, changed));
          }}
        />
      </MenuTrigger>
      <Button size="small" look="plain" onPress={() => editor.removeChosen()}>
        {t("map:action.delete")}
      </Button>
      <IconButton label={t("map:chosen.leave")} shortcut="Esc" onPress={() => editor.letGoOfChosen()}>
        <X aria-hidden />
      </IconButton>
      {isMoving && <MoveDialog cards={[first, ...others]} onClose={() => move(false)} />}
    </section>
  );
}
