import { Check } from "lucide-react";
import { useMemo, useState } from "react";
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import list from "../../parts/list.module.css";
import { SearchField } from "../../parts/search-field.tsx";
import { useKinds } from "../numbers/project-context.ts";
import styles from "./binding.module.css";

interface NamesChooserProps {
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
  /** Said where no name is chosen: any name will do, or a name is to be chosen. */
  readonly empty?: string;
}

/** The names of a clause; a press opens all that the log holds, to choose several. */
export function NamesChooser({ names, onChange, empty }: NamesChooserProps) {
  const { t } = useWords();
  return (
    <DialogTrigger>
      {names.length === 0 ? (
        <Button className={styles.value}>{empty}</Button>
      ) : (
        <Button className={styles.value} aria-label={`${t("map:binding.event")} ${names.join(", ")}`}>
          {names.map((name, at) => (
            <span key={name}>
              {at > 0 && <span className={styles.lead}> {t("map:binding.or")} </span>}
              <span className={styles.word}>{name}</span>
            </span>
          ))}
        </Button>
      )}
      <Popover className={`${list.popover} ${styles.popover}`} offset={4} placement="bottom start">
        <Dialog className={styles.chooser} aria-label={t("map:binding.names")}>
          <NameList names={names} onChange={onChange} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function NameList({ names, onChange }: NamesChooserProps) {
  const { t, format } = useWords();
  const kinds = useKinds();
  const [search, seek] = useState("");
  // The chosen ones stay where they were when the list was opened.
  const [first] = useState(names);
  const all = useMemo(() => {
    const known = kinds?.kinds ?? [];
    const unseen = first.filter((name) => !known.some((kind) => kind.name === name));
    const chosen = known.filter((kind) => first.includes(kind.name));
    const others = known.filter((kind) => !first.includes(kind.name));
    return [
      ...unseen.map((name) => ({ id: name, name, aside: kinds ? t("map:binding.unseen") : "" })),
      ...[...chosen, ...others].map(({ name, events }) => ({ id: name, name, aside: format.count(events) })),
    ];
  }, [kinds, first, t, format]);
  const sought = search.trim().toLowerCase();
  const shown = sought === "" ? all : all.filter(({ name }) => name.toLowerCase().includes(sought));
  return (
    <>
      <SearchField label={t("map:binding.search")} value={search} onChange={seek} autoFocus />
      <ListBox
        className={`${list.list} ${styles.names}`}
        aria-label={t("map:binding.names")}
        selectionMode="multiple"
        // Escape closes the list; it does not take the names away.
        escapeKeyBehavior="none"
        selectedKeys={new Set(names)}
        onSelectionChange={(keys) => {
          const isChosen = (name: string) => keys === "all" || keys.has(name);
          // What the search hides keeps its choice.
          const hidden = names.filter((name) => !shown.some((one) => one.name === name));
          onChange([...hidden, ...shown.map(({ name }) => name).filter(isChosen)]);
        }}
        items={shown}
        renderEmptyState={() => <p className={styles.none}>{t("map:binding.noName")}</p>}
      >
        {({ id, name, aside }) => (
          <ListBoxItem id={id} textValue={name} className={list.item}>
            <Check aria-hidden className={list.tick} />
            <span className={`${list.name} ${styles.name}`}>{name}</span>
            <span className={list.aside}>{aside}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </>
  );
}
