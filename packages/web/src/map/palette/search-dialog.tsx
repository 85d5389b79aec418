import { Search } from "lucide-react";
import type { ReactNode } from "react";
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
import { Scroller } from "../../parts/scroller.tsx";
import styles from "./search-dialog.module.css";

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

interface SearchDialogProps {
  /** What is chosen, and what for. */
  readonly title: string;
  /** Names of the field and of what it finds, where they are not the title. */
  readonly ask?: string;
  readonly answer?: string;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly groups: readonly PickGroup[];
  /** Behind all groups. */
  readonly last?: Pick | undefined;
  /** Once the dialog is closed and has given the focus back. */
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** One of many: a field for words, and what they find. */
export function SearchDialog({
  title,
  ask = title,
  answer = title,
  words,
  onWords,
  groups,
  last,
  onChoose,
  onClose,
}: SearchDialogProps) {
  const { t } = useWords();
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
          <Autocomplete inputValue={words} onInputChange={onWords}>
            <SearchField className={styles.search} aria-label={ask} autoFocus>
              <Search aria-hidden />
              <Input className={styles.box} placeholder={ask} />
            </SearchField>
            <Scroller label={answer} className={styles.list}>
              <Menu
                className={styles.menu}
                aria-label={answer}
                renderEmptyState={() => <p className={list.none}>{t("map:palette.none")}</p>}
                onAction={(id) => {
                  onClose();
                  requestAnimationFrame(() => requestAnimationFrame(() => onChoose(String(id))));
                }}
              >
                {/* One space of keys for groups and what is in them: a group called like one of its own would be its own next. */}
                {groups.map((group) => (
                  <MenuSection key={group.id} id={`group:${group.id}`}>
                    <Header className={styles.group}>{group.name}</Header>
                    {group.picks.map(item)}
                  </MenuSection>
                ))}
                {last && item(last)}
              </Menu>
            </Scroller>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
