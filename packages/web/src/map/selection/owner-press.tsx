import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import list from "../../parts/list.module.css";
import { SuggestField } from "../../parts/suggest-field.tsx";
import styles from "./selection-bar.module.css";

interface OwnerPressProps {
  /** Of all chosen cards; empty where they differ, or none has one. */
  readonly owner: string;
  /** Of all cards of the map. */
  readonly known: readonly string[];
  /** An empty one takes it away. */
  readonly onKeep: (owner: string) => void;
}

/** One owner for all chosen cards. */
export function OwnerPress({ owner, known, onKeep }: OwnerPressProps) {
  const { t } = useWords();
  const [words, write] = useState<string>();
  return (
    <DialogTrigger onOpenChange={() => write(undefined)}>
      <Button size="small">
        {t("cards:owner")}
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={list.popover} offset={4} placement="top start">
        <Dialog className={styles.tags} aria-label={t("cards:owner")}>
          {({ close }) => (
            <form
              className={styles.form}
              onSubmit={(event) => {
                event.preventDefault();
                onKeep((words ?? owner).trim().slice(0, 500));
                close();
              }}
            >
              <SuggestField
                label={t("cards:owner")}
                value={words ?? owner}
                onChange={write}
                suggestions={known}
              />
              <Button size="small" type="submit">
                {t("map:chosen.keepOwner")}
              </Button>
            </form>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
