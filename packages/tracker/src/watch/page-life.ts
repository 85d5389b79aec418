import { guarded } from "../guarded.ts";
import { listen } from "./listen.ts";

export interface LifeParts {
  /** While the page may still come back: the answer matters. */
  flush(): Promise<void>;
  /** Nothing can be waited for any more. */
  leave(): void;
  /** The page came back whole from the browser's memory. */
  returned(): void;
}

export interface PageLife {
  /** Before the page is out of sight, or goes. */
  onHide(act: () => void): void;
  /** Before the page goes. */
  onLeave(act: () => void): void;
  /** What is said out of sight may be the last: it does not wait for company. */
  hurry(): void;
}

/** Sends before it is too late, and again when the network is back. */
export function followLife({ flush, leave, returned }: LifeParts): PageLife {
  const hiding: (() => void)[] = [];
  const leaving: (() => void)[] = [];
  let isGone = false;
  let isHurrying = false;

  function send(): void {
    isHurrying = false;
    if (isGone) leave();
    else void flush();
  }
  function hurry(): void {
    if (isHurrying || !(isGone || document.visibilityState === "hidden")) return;
    isHurrying = true;
    // After all listeners of the event have said what they have to say.
    void Promise.resolve().then(guarded(send));
  }
  const all = (acts: readonly (() => void)[]) => acts.forEach((act) => guarded(act)());

  listen(document, "visibilitychange", () => {
    if (document.visibilityState === "hidden") all(hiding);
    hurry();
  });
  listen(window, "pagehide", () => {
    isGone = true;
    all(hiding);
    all(leaving);
    leave();
  });
  listen<PageTransitionEvent>(window, "pageshow", ({ persisted }) => {
    isGone = false;
    if (persisted) returned();
  });
  listen(window, "online", () => void flush());

  return { onHide: (act) => void hiding.push(act), onLeave: (act) => void leaving.push(act), hurry };
}

/** At once, or when a page that was loaded ahead is looked at. */
export function whenShown(act: () => void): void {
  const { prerendering } = document as { readonly prerendering?: boolean };
  if (prerendering) document.addEventListener("prerenderingchange", guarded(act), { once: true });
  else act();
}
