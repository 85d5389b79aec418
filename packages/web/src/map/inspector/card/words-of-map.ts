import type { JourneyMap } from "@itinera/core";

const sorted = (words: readonly string[], lang: string): readonly string[] =>
  [...new Set(words)].sort(new Intl.Collator(lang).compare);

/** What other cards of the map call their owners and tags: offered, so that one thing has one name. */
export const ownersOf = ({ cards, lang }: JourneyMap): readonly string[] =>
  sorted(
    cards.flatMap((card) => card.owner ?? []),
    lang,
  );

export const tagsOf = ({ cards, lang }: JourneyMap): readonly string[] =>
  sorted(
    cards.flatMap((card) => card.tags ?? []),
    lang,
  );
