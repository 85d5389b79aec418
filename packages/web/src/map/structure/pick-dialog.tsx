import { useState } from "react";
import { sought } from "../palette/choices.ts";
import { SearchDialog, type Pick, type PickGroup } from "../palette/search-dialog.tsx";

interface PickDialogProps {
  /** What is chosen, and what for. */
  readonly title: string;
  readonly groups: readonly PickGroup[];
  /** A choice made of what was typed, when nothing is called so. */
  readonly ofWords?: (words: string) => Pick | undefined;
  readonly onPick: (id: string, words: string) => void;
  readonly onClose: () => void;
}

/** One of a few groups that are known at once, found by its name. */
export function PickDialog({ title, groups, ofWords, onPick, onClose }: PickDialogProps) {
  const [words, seek] = useState("");
  const meant = words.trim();
  return (
    <SearchDialog
      title={title}
      words={words}
      onWords={seek}
      groups={groups
        .map((group) => ({ ...group, picks: sought(words, group.picks, ({ name }) => name) }))
        .filter(({ picks }) => picks.length > 0)}
      last={ofWords?.(meant)}
      onChoose={(id) => onPick(id, meant)}
      onClose={onClose}
    />
  );
}
