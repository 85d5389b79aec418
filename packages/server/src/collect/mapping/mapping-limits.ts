/** Bounds of what an expression may take. */
export const mappingLimits = {
  /** UTF-16 units. */
  expressionLength: 32_000,
  /** Of a core, for one payload, and for reading the expression. */
  milliseconds: 200,
  /** Of the clock: on a busy machine 200 ms of a core take a while, and only Linux tells what was used. */
  patience: 3_000,
  /** Of the process that evaluates. A single text in it may still take half a gigabyte for a moment. */
  megabytes: 96,
  /** UTF-16 units of the events of one payload, as JSON. */
  outputLength: 512 * 1024,
  /** Calls within calls. JSONata's own limits of time and of lists cost half of its speed; the process has those. */
  stack: 1_000,
  /** Expressions that are kept ready; each takes a third of a megabyte. */
  realms: 64,
  /** What is sent at once. */
  batchPayloads: 64,
  batchLength: 1024 * 1024,
  /** In a call that took the mapper down so often, the payloads that are left fail as they stand. */
  downs: 5,
} as const;
