import type { LivePage } from "@itinera/protocol";

/** As many as the page shows. */
const mostShown = 100;

/** What was known and what is new, as one. A stream that ends before where it ended is another one. */
export function joinLive(known: LivePage | undefined, newer: LivePage): LivePage {
  if (known === undefined) return newer;
  if (newer.last < known.last) return { last: 0, events: [] };
  return { last: newer.last, events: [...known.events, ...newer.events].slice(-mostShown) };
}
