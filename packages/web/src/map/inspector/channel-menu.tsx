import { channelIcon, channels } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { Check, ChevronDown } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import list from "../../parts/list.module.css";
import { SceneIcon } from "../tools/scene-icon.tsx";
import styles from "./channel-menu.module.css";

interface ChannelMenuProps {
  readonly chosen: readonly string[];
  readonly onChange: (channels: readonly string[]) => void;
}

/** The channels of a touchpoint; the first gives the card its icon. */
export function ChannelMenu({ chosen, onChange }: ChannelMenuProps) {
  const { t } = useWords();
  return (
    <MenuTrigger>
      <Button className={styles.press}>
        <span className="visually-hidden">{t("map:card.channels")}: </span>
        <ChannelNames chosen={chosen} />
        <ChevronDown aria-hidden className={styles.arrow} />
      </Button>
      <ChannelList chosen={chosen} onChange={onChange} />
    </MenuTrigger>
  );
}

/** Each with its icon. */
export function ChannelNames({ chosen }: Pick<ChannelMenuProps, "chosen">) {
  const { t } = useWords();
  return (
    <>
      {chosen.length === 0 && <span className={styles.none}>{t("map:card.noChannel")}</span>}
      {chosen.map((id, at) => (
        <span key={id} className={styles.channel}>
          <SceneIcon d={iconPath(channelIcon(id))} />
          {t(`channels:${id}`, { defaultValue: id })}
          {at < chosen.length - 1 && <span className="visually-hidden">, </span>}
        </span>
      ))}
    </>
  );
}

/** All channels of the library, and those of the card that it does not know; several can be chosen. */
export function ChannelList({ chosen, onChange }: ChannelMenuProps) {
  const { t } = useWords();
  const all = [...new Set([...chosen, ...Object.keys(channels)])];
  return (
    <Popover className={list.popover} offset={4} placement="bottom start">
      <Menu
        className={list.list}
        aria-label={t("map:card.channels")}
        selectionMode="multiple"
        selectedKeys={new Set(chosen)}
        onSelectionChange={(keys) => {
          // In the order of choosing: the first stays the first.
          const isChosen = (id: string) => keys === "all" || keys.has(id);
          onChange([...chosen.filter(isChosen), ...all.filter((id) => isChosen(id) && !chosen.includes(id))]);
        }}
      >
        {all.map((id) => {
          const name = t(`channels:${id}`, { defaultValue: id });
          return (
            <MenuItem key={id} id={id} textValue={name} className={list.item}>
              <SceneIcon d={iconPath(channelIcon(id))} />
              <span className={list.name}>{name}</span>
              <Check aria-hidden className={list.tick} />
            </MenuItem>
          );
        })}
      </Menu>
    </Popover>
  );
}
