export interface Interaction {
  /** 0: no interaction, such as a pointer that moves. */
  readonly interactionId: number;
  readonly duration: number;
}

const keptInteractions = 10;
/** One very slow interaction of each fifty is not counted. */
const perOutlier = 50;

/**
 * Interaction to Next Paint: the slowest interaction, or on pages with many nearly the slowest (web.dev/inp).
 * `count`: how many there were, the fast ones too, of which no entries come.
 */
export function slowestInteraction(): {
  see(entry: Interaction): void;
  value(count: number): number | undefined;
} {
  let slowest: readonly Interaction[] = [];
  return {
    see(entry) {
      if (!entry.interactionId) return;
      const same = slowest.find((one) => one.interactionId === entry.interactionId);
      if (same && same.duration >= entry.duration) return;
      slowest = [...slowest.filter((one) => one !== same), entry]
        .sort((a, b) => b.duration - a.duration)
        .slice(0, keptInteractions);
    },
    value: (count) => slowest[Math.min(slowest.length - 1, Math.floor(count / perOutlier))]?.duration,
  };
}
