import { iconLibrary } from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useWords } from "../../../app/language.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import list from "../../../parts/list.module.css";
import { SearchField } from "../../../parts/search-field.tsx";
import { SceneIcon } from "../../tools/scene-icon.tsx";
import styles from "./card-fields.module.css";

interface IconFieldProps {
  readonly value: string | undefined;
  readonly onChange: (icon: string | null) => void;
}

/** An icon of the library, found by the words of the reader's language. */
export function IconField({ value, onChange }: IconFieldProps) {
  const { t, lang } = useWords();
  const [isOpen, open] = useState(false);
  const [sought, seek] = useState("");
  const nameOf = (icon: string) => t(`icons:${icon}`, { defaultValue: icon });
  const words = sought.trim().toLocaleLowerCase(lang);
  const found = iconLibrary.filter(
    (icon) => nameOf(icon).toLocaleLowerCase(lang).includes(words) || icon.includes(words),
  );
  const choose = (icon: string) => {
    onChange(icon);
    open(false);
  };
  return (
    <div className={styles.line}>
      <span className={styles.name}>{t("cards:icon.label")}</span>
      <span className={styles.pair}>
        <DialogTrigger
          isOpen={isOpen}
          onOpenChange={(next) => {
            open(next);
            seek("");
          }}
        >
          <Button
            className={styles.press}
            aria-label={`${t("cards:icon.label")}: ${value ? nameOf(value) : t("cards:icon.none")}`}
          >
            {value ? (
              <SceneIcon d={iconPath(value)} />
            ) : (
              <span className={styles.none}>{t("cards:icon.none")}</span>
            )}
            <ChevronDown aria-hidden />
          </Button>
          <Popover className={list.popover} offset={4} placement="bottom end">
            <Dialog className={styles.icons} aria-label={t("cards:icon.choose")}>
              <SearchField label={t("cards:icon.search")} value={sought} onChange={seek} autoFocus />
              <ListBox
                aria-label={t("cards:icon.choose")}
                className={styles.grid}
                layout="grid"
                selectionMode="single"
                selectedKeys={value ? [value] : []}
                items={found.map((id) => ({ id }))}
                dependencies={[lang]}
                onAction={(key) => choose(String(key))}
                onSelectionChange={(keys) => {
                  if (keys === "all") return;
                  const [key] = keys;
                  if (key !== undefined) choose(String(key));
                }}
                renderEmptyState={() => <p className={list.none}>{t("cards:icon.nothing")}</p>}
              >
                {({ id }) => (
                  <ListBoxItem id={id} textValue={nameOf(id)} className={styles.icon} aria-label={nameOf(id)}>
                    <SceneIcon d={iconPath(id)} />
                  </ListBoxItem>
                )}
              </ListBox>
            </Dialog>
          </Popover>
        </DialogTrigger>
        {value && (
          <IconButton label={t("cards:icon.none")} onPress={() => onChange(null)}>
            <X aria-hidden />
          </IconButton>
        )}
      </span>
    </div>
  );
}
