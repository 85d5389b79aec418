export { itinera, type Itinera } from "./itinera.ts";
export type { Automatic, Persistence, TrackerOptions } from "./options.ts";
export { createTracker, type Tracker } from "./tracker.ts";
