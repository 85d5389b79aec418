import { guarded, tried } from "../guarded.ts";
import { listen } from "./listen.ts";

/** The address of the page changed without a new page; `isReplaced`: its entry in the history is the same one. */
type Hear = (isReplaced: boolean) => void;

const heard: Hear[] = [];
let isListening = false;

const tell = (isReplaced: boolean): void => heard.forEach((hear) => tried(() => hear(isReplaced)));

/** Calls back after each change of the address. All trackers of a page share one listener. */
export function onAddress(hear: Hear): void {
  heard.push(hear);
  if (isListening) return;
  isListening = true;
  const { navigation } = window as { readonly navigation?: EventTarget };
  if (navigation) {
    listen(navigation, "currententrychange", (event) =>
      tell((event as Event & { readonly navigationType?: string }).navigationType === "replace"),
    );
    return;
  }
  tried(() => followed("pushState", false));
  tried(() => followed("replaceState", true));
  listen(window, "popstate", () => tell(false));
  listen(window, "hashchange", () => tell(false));
}

/** The page's own function, which does and answers all that it did; afterwards we look at the address. */
function followed(name: "pushState" | "replaceState", isReplaced: boolean): void {
  history[name] = new Proxy(history[name], {
    apply(target, self, args) {
      const result: unknown = Reflect.apply(target, self, args);
      guarded(tell)(isReplaced);
      return result;
    },
  });
}
