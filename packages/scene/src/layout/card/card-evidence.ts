import type { Card } from "@itinera/core";
import type { SceneWords } from "../../words/scene-words.ts";

/** How many people or events stand behind a card. */
export interface ShownEvidence {
  readonly text: string;
  readonly expired: boolean;
}

/**
 * "n 131": the largest sample that still counts, for the same people may stand behind several. Where all have
 * expired by `today`, the largest of them, marked. Nothing without a number.
 */
export function evidenceOf(
  card: Card,
  words: SceneWords,
  today: string | undefined,
): ShownEvidence | undefined {
  const known = (card.evidence ?? []).flatMap(({ n, expires }) =>
    n === undefined ? [] : [{ n, expired: today !== undefined && expires !== undefined && expires <= today }],
  );
  if (known.length === 0) return undefined;
  const valid = known.filter(({ expired }) => !expired);
  const counted = words.n(Math.max(...(valid.length > 0 ? valid : known).map(({ n }) => n)));
  return valid.length > 0
    ? { text: counted, expired: false }
    : { text: words.card.expired(counted), expired: true };
}
