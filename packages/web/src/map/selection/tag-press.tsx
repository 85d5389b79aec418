import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import list from "../../parts/list.module.css";
import { TextField } from "../../parts/text-field.tsx";
import styles from "./selection-bar.module.css";

interface TagPressProps {
  /** Those that all of them have. */
  readonly tags: readonly string[];
  readonly onToggle: (tag: string) => void;
}

/** A tag for all chosen cards, and those that all of them have. */
export function TagPress({ tags, onToggle }: TagPressProps) {
  const { t } = useWords();
  const [words, write] = useState("");
  const add = () => {
    const tag = words.trim();
    if (tag !== "" && !tags.includes(tag)) onToggle(tag);
    write("");
  };
  return (
    <DialogTrigger>
      <Button size="small">
        {t("map:chosen.tags")}
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={list.popover} offset={4} placement="top start">
        <Dialog className={styles.tags} aria-label={t("map:chosen.tags")}>
          <TextField
            label={t("map:chosen.newTag")}
            value={words}
            onChange={write}
            autoFocus
            maxLength={64}
            onEnter={add}
          />
          {tags.length > 0 && (
            <ul className={styles.chips}>
              {tags.map((tag) => (
                <li key={tag}>
                  <Button
                    size="small"
                    onPress={() => onToggle(tag)}
                    aria-label={t("map:chosen.dropTag", { tag })}
                  >
                    {tag}
                    <X aria-hidden />
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
