import type { Json } from "@itinera/store";

/** Setting that remembers which project is the example. */
export const exampleSetting = "example";

export const exampleRecord = (record: { project: string; current: string; future: string }): Json => record;
