import { tried } from "../guarded.ts";
import { pageContext, type PageContext } from "../say/context.ts";
import { onAddress } from "./routes.ts";

/** Where somebody is on a site whose pages may change without being loaded. */
export interface Pages {
  here(): PageContext;
  /** Before they are somewhere else: `here` is still where they were. */
  onRoute(act: () => void): void;
  /** A page that they came to, and are told of only after a moment, is told of now. */
  settle(): void;
}

/** A page that came by a route gets its title within it; redirects pass within it. */
const titleMs = 100;

/** `view` is called a moment after each new route, with the time at which it began. */
export function followPages(clean: (url: string) => string, view: (at: Date) => void): Pages {
  let here = pageContext(clean, document.referrer && clean(document.referrer));
  const leaving: (() => void)[] = [];
  let coming: { readonly at: Date; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  function settle(): void {
    if (!coming) return;
    const { at, timer } = coming;
    coming = undefined;
    clearTimeout(timer);
    tried(() => view(at));
  }

  onAddress((isReplaced) => {
    const next = pageContext(clean, here.url);
    // Whoever filters a list replaces the query with each letter: that is no new page.
    const isRoute = next.path !== here.path || (!isReplaced && next.search !== here.search);
    if (!isRoute) {
      here = { ...next, referrer: here.referrer };
      return;
    }
    leaving.forEach((act) => tried(act));
    here = coming ? { ...next, referrer: here.referrer } : next;
    if (coming) clearTimeout(coming.timer);
    coming = { at: coming?.at ?? new Date(), timer: setTimeout(settle, titleMs) };
  });

  return { here: () => here, onRoute: (act) => void leaving.push(act), settle };
}
