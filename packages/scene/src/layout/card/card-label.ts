import { plainTextOf } from "@itinera/core";
import type { BlockInput } from "./block.ts";
import { evidenceOf } from "./card-evidence.ts";

/** All that a card shows, in words. */
export function cardLabel({ card, personas, words, count, today }: BlockInput): string {
  const { tags = [], owner, importance, satisfaction, status, attachments = [], target } = card;
  return [
    plainTextOf(card.text),
    ...card.channels.map((channel) => words.channel(channel)),
    ...personas.filter((persona) => card.personas.includes(persona.id)).map((persona) => persona.name),
    card.critical && words.card.critical,
    card.level === "assumption" && words.assumption,
    evidenceOf(card, words, today)?.text,
    count,
    importance !== undefined && words.card.importance(importance),
    satisfaction !== undefined && words.card.satisfaction(satisfaction),
    status && words.card.status(status),
    target && words.card.target(target),
    attachments.length > 0 && words.files(attachments.length),
    tags.length > 0 && words.card.tags(tags.join(", ")),
    owner && words.card.owner(owner),
    card.map !== undefined && words.card.opensMap,
  ]
    .filter((part) => typeof part === "string" && part !== "")
    .join(", ");
}
