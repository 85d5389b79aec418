const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** "7d", "1h", "30m", "90s", "2w", "250ms" in milliseconds; undefined when it is none. */
export function durationMs(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)$/.exec(text.trim());
  const ms = match ? Math.round(Number(match[1]) * (unitMs[match[2] ?? ""] ?? Number.NaN)) : Number.NaN;
  return ms > 0 && Number.isSafeInteger(ms) ? ms : undefined;
}
