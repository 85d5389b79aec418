import type { CardId } from "@itinera/core";
import { Button, MenuTrigger } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { useDesk } from "../editor/desk.ts";
import { ChannelList } from "../inspector/channel-menu.tsx";
import styles from "./channel-press.module.css";

interface ChannelPressProps {
  readonly id: CardId;
}

/** Over the icon of the selected touchpoint: a press chooses its channels. */
export function ChannelPress({ id }: ChannelPressProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const chosen = map.cards.find((one) => one.id === id)?.channels ?? [];
  return (
    <MenuTrigger>
      <Button className={styles.press} aria-label={t("map:card.channels")} />
      <ChannelList
        chosen={chosen}
        onChange={(channels) => editor.make({ kind: "card.set-channels", id, channels: [...channels] })}
      />
    </MenuTrigger>
  );
}
