import { collectDefaultMetrics, Registry } from "@prometheus-io/client";

let figures: Registry | undefined;

/**
 * Memory, processor, files, garbage collection and lag of the event loop: of the process, whichever servers run in it.
 * Its watches cannot be ended, so there is one of each, from the first server that listens or is asked on.
 */
export function processFigures(): Registry {
  if (!figures) {
    figures = new Registry();
    collectDefaultMetrics({ register: figures, prefix: "itinera_" });
  }
  return figures;
}
