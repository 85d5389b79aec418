import { Search } from "lucide-react";
import { useState, type ReactNode } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import list from "../../parts/list.module.css";
import { isSought } from "../palette/choices.ts";
import styles from "../palette/palette.module.css";

export interface Pick {
  readonly id: string;
  readonly name: string;
  readonly icon?: ReactNode;
  readonly aside?: string | undefined;
}

export interface PickGroup {
  readonly id: string;
  readonly name: string;
  readonly picks: readonly Pick[];
}

interface PickDialogProps {
  /** What is chosen, and what for. */
  readonly title: string;
  readonly groups: readonly PickGroup[];
  /** A choice made of what was typed, when nothing is called so. */
  readonly ofWords?: (words: string) => Pick | undefined;
  readonly onPick: (id: string, words: string) => void;
  readonly onClose: () => void;
}

/** One of many, found by its name. */
export function PickDialog({ title, groups, ofWords, onPick, onClose }: PickDialogProps) {
  const { t } = useWords();
  const [words, seek] = useState("");
  const made = ofWords?.(words.trim());
  const found = groups
    .map((group) => ({ ...group, picks: group.picks.filter(({ name }) => isSought(words, name)) }))
    .filter(({ picks }) => picks.length > 0);
  const item = ({ id, name, icon, aside }: Pick) => (
    <MenuItem key={id} id={id} textValue={name} className={list.item}>
      {icon}
      <span className={styles.name}>{name}</span>
      {aside && <span className={list.aside}>{aside}</span>}
    </MenuItem>
  );
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles.modal}>
        <Dialog className={styles.dialog} aria-label={title}>
          <Autocomplete inputValue={words} onInputChange={seek}>
            <SearchField className={styles.search} aria-label={title} autoFocus>
              <Search aria-hidden />
              <Input className={styles.box} placeholder={title} />
            </SearchField>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard */}
            <div className={styles.list} role="group" aria-label={title} tabIndex={0}>
              <Menu
                className={styles.menu}
                aria-label={title}
                renderEmptyState={() => <p className={list.none}>{t("map:palette.none")}</p>}
                onAction={(id) => {
                  onClose();
                  // The dialog gives the focus back first.
                  requestAnimationFrame(() => requestAnimationFrame(() => onPick(String(id), words.trim())));
                }}
              >
                {/* One space of keys for groups and picks: a group called like one of its picks would be its own next. */}
                {found.map((group) => (
                  <MenuSection key={group.id} id={`group:${group.id}`}>
                    <Header className={styles.group}>{group.name}</Header>
                    {group.picks.map(item)}
                  </MenuSection>
                ))}
                {made && item(made)}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
