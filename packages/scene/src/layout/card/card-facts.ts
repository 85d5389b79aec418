import type { Card } from "@itinera/core";
import type { IconName } from "../../draw/icon.ts";
import type { Ink } from "../../draw/palette.ts";
import type { SceneWords } from "../../words/scene-words.ts";

/** Something small that is known of a card: an icon, a word, or both. */
export interface Fact {
  readonly icon?: IconName;
  readonly text: string;
  readonly ink: Ink;
}

const faces: readonly IconName[] = ["frown", "annoyed", "meh", "smile", "laugh"];

const statusIcons = {
  idea: "lightbulb",
  planned: "calendar-days",
  "in-progress": "circle-dot-dashed",
  done: "circle-check",
  rejected: "circle-x",
} as const satisfies Record<NonNullable<Card["status"]>, IconName>;

/** What stands under the words of a card, tags and owner aside. */
export function factsOf(card: Card, words: SceneWords, showsFiles: boolean): readonly Fact[] {
  const { importance, satisfaction, status, attachments = [] } = card;
  const facts: Fact[] = [];
  if (importance !== undefined)
    facts.push({ icon: "chevrons-up", text: words.number(importance), ink: "ink-3" });
  if (satisfaction !== undefined)
    facts.push({
      icon: faces[satisfaction - 1] ?? "meh",
      text: words.number(satisfaction),
      ink: "ink-3",
    });
  if (status)
    facts.push({
      icon: statusIcons[status],
      text: words.card.status(status),
      ink: status === "done" ? "solve" : "ink-3",
    });
  if (!showsFiles && attachments.length > 0)
    facts.push({ icon: "paperclip", text: words.number(attachments.length), ink: "ink-3" });
  return facts;
}

/** At most two letters that stand for a name: of its first and its last word. */
export function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  const first = (word: string | undefined) => (word === undefined ? "" : (Array.from(word)[0] ?? ""));
  return (first(parts[0]) + (parts.length > 1 ? first(parts.at(-1)) : "")).toUpperCase();
}
