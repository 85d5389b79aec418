import { tried } from "../guarded.ts";
import { cleanText } from "./clean-text.ts";
import { library } from "./library.ts";

/** Where somebody is: the page, as Segment writes it, but for its title. */
export interface PageContext {
  readonly url: string;
  readonly path: string;
  readonly search: string;
  readonly referrer: string;
}

/** The page as it stands now; `clean` makes an address fit to be sent. */
export function pageContext(clean: (url: string) => string, cameFrom: string): PageContext {
  const url = clean(location.href);
  const at = tried(() => new URL(url));
  const route = at?.hash ?? "";
  return {
    url,
    path: (at?.pathname ?? "") + (route.startsWith("#") ? (route.split("?")[0] ?? "") : ""),
    search: at?.search ?? "",
    referrer: cameFrom,
  };
}

/** Set by some pages only after they changed their address. */
export const pageTitle = (): string => cleanText(document.title, 200);

/** What is true of the browser. A part that it does not tell is missing. */
export const deviceContext = () => ({
  library,
  locale: navigator.language,
  timezone: tried(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  screen: { width: screen.width, height: screen.height, density: devicePixelRatio },
});
