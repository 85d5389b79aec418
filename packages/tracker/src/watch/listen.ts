import { guarded } from "../guarded.ts";

/** Listens before the page does, never holds it up, and never throws into it. */
export function listen<Heard extends Event>(
  target: EventTarget,
  type: string,
  hear: (event: Heard) => void,
): void {
  target.addEventListener(type, guarded(hear) as EventListener, { capture: true, passive: true });
}
