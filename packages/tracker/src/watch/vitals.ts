import { guarded, tried } from "../guarded.ts";
import { slowestInteraction, type Interaction } from "./interaction.ts";
import { shiftSum, type Shift } from "./layout-shift.ts";
import { listen } from "./listen.ts";
import type { Watch } from "./watched.ts";

/** Up to the first a value is good, above the second poor. Milliseconds, but for CLS. */
const limits = {
  TTFB: [800, 1_800],
  FCP: [1_800, 3_000],
  LCP: [2_500, 4_000],
  CLS: [0.1, 0.25],
  INP: [200, 500],
} as const;
type Vital = keyof typeof limits;

/** Of interactions that took less a browser tells the first alone. */
const slowMs = 40;

/** How fast the page was for this visitor, in Google's five measures: a measure that grows is told again when it grew. */
export const watchVitals: Watch = ({ track, onHide }) => {
  const told = new Map<Vital, number>();
  function tell(name: Vital, value: number): void {
    if (told.get(name) === value) return;
    told.set(name, value);
    const [good, poor] = limits[name];
    const rating = value <= good ? "good" : value <= poor ? "needs-improvement" : "poor";
    track("Web vital", { name, value: Math.round(value * 10_000) / 10_000, rating });
  }

  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  // A page that was loaded ahead began for its visitor when it was shown.
  const begun = (navigation as { readonly activationStart?: number } | undefined)?.activationStart ?? 0;
  const since = (time: number) => Math.max(0, time - begun);
  if (navigation && navigation.responseStart > 0) tell("TTFB", since(navigation.responseStart));

  // What is painted while nobody looks comes late without being slow.
  let hiddenAt = firstHidden(begun);
  const isSeen = ({ startTime }: PerformanceEntry) => startTime < hiddenAt;
  onHide(() => {
    hiddenAt = Math.min(hiddenAt, performance.now());
  });

  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint" && isSeen(entry)) tell("FCP", since(entry.startTime));
  });

  let largest: PerformanceEntry | undefined;
  const paints = observe("largest-contentful-paint", (entry) => {
    if (isSeen(entry)) largest = entry;
  });
  function endPaints(): void {
    paints.end();
    if (largest) tell("LCP", since(largest.startTime));
  }
  // From then on people themselves change what is the largest.
  for (const type of ["keydown", "click"]) listen(window, type, ({ isTrusted }) => isTrusted && endPaints());
  onHide(endPaints);

  const addShift = shiftSum();
  let shifted = 0;
  const shifts = observe("layout-shift", (entry) => {
    shifted = addShift(entry as PerformanceEntry & Shift);
  });

  const interactions = slowestInteraction();
  const see = (entry: PerformanceEntry) => interactions.see(entry as PerformanceEntry & Interaction);
  const presses = observe("event", see, { durationThreshold: slowMs });
  const firstPress = observe("first-input", see);
  onHide(() => {
    for (const observed of [shifts, presses, firstPress]) observed.read();
    if (shifts.isThere) tell("CLS", shifted);
    const { interactionCount = 0 } = performance as { readonly interactionCount?: number };
    const slowest = interactions.value(interactionCount);
    if (slowest !== undefined) tell("INP", slowest);
  });
};

function firstHidden(begun: number): number {
  const entry = performance
    .getEntriesByType("visibility-state")
    .find(({ name, startTime }) => name === "hidden" && startTime >= begun);
  return entry?.startTime ?? (document.visibilityState === "hidden" ? 0 : Infinity);
}

interface Observed {
  /** The browser tells of such things. */
  readonly isThere: boolean;
  /** Sees what the browser has not told yet. */
  read(): void;
  end(): void;
}

function observe(type: string, see: (entry: PerformanceEntry) => void, more: object = {}): Observed {
  const seeAll = guarded((entries: PerformanceEntryList) => entries.forEach(see));
  const observer = tried(() => {
    const one = new PerformanceObserver((list) => seeAll(list.getEntries()));
    one.observe({ type, buffered: true, ...more });
    return one;
  });
  const read = () => {
    if (observer) seeAll(observer.takeRecords());
  };
  return {
    isThere: observer !== undefined && PerformanceObserver.supportedEntryTypes.includes(type),
    read,
    end() {
      read();
      observer?.disconnect();
    },
  };
}
