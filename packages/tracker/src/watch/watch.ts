import type { Automatic } from "../options.ts";
import { watchClicks } from "./clicks.ts";
import { watchErrors } from "./errors.ts";
import { watchAbandoned, watchForms } from "./forms.ts";
import { watchRage } from "./rage.ts";
import { watchScroll } from "./scroll.ts";
import { watchVitals } from "./vitals.ts";
import type { Watch, Watched } from "./watched.ts";

/** Page views are no part of it: the tracker itself has to know where somebody is. */
const watches: Readonly<Record<Exclude<keyof Automatic, "pages">, Watch>> = {
  clicks: watchClicks,
  forms: watchForms,
  abandoned: watchAbandoned,
  scroll: watchScroll,
  rage: watchRage,
  errors: watchErrors,
  vitals: watchVitals,
};

/** Begins with everything that is switched on. */
export function watchPage(auto: Automatic, watched: Watched): void {
  for (const [name, watch] of Object.entries(watches)) {
    if (auto[name as keyof typeof watches]) watch(watched);
  }
}
