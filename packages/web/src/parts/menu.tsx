import type { ReactElement } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, type PopoverProps } from "react-aria-components";
import type { Choice } from "./choice.ts";
import list from "./list.module.css";
import { Told } from "./told.tsx";

export interface MenuChoice<Id extends string> extends Choice<Id> {
  /** Takes something away. */
  readonly danger?: boolean;
}

export interface MenuProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly MenuChoice<Id>[];
  /** What is chosen now, where the choices are one of several and not verbs. */
  readonly now?: Id;
  readonly onChoose: (id: Id) => void;
  readonly placement?: PopoverProps["placement"];
  /** The button that opens it. */
  readonly children: ReactElement;
}

export function Menu<Id extends string>({
  label,
  choices,
  now,
  onChoose,
  placement,
  children,
}: MenuProps<Id>) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={list.popover} offset={4} placement={placement ?? "bottom end"}>
        <AriaMenu
          aria-label={label}
          items={choices}
          className={list.list}
          {...(now !== undefined && { selectionMode: "single", selectedKeys: [now] })}
          onAction={(key) => {
            const found = choices.find(({ id }) => id === key);
            if (found) onChoose(found.id);
          }}
        >
          {({ id, name, icon, aside, text, danger }) => (
            <MenuItem id={id} textValue={name} className={danger ? `${list.item} ${list.danger}` : list.item}>
              {icon}
              {text === undefined ? (
                <span className={list.name}>{name}</span>
              ) : (
                <Told name={name} text={text} />
              )}
              {aside && <span className={list.aside}>{aside}</span>}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
