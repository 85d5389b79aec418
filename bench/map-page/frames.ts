import type { Page } from "playwright-core";
import { setTimeout as sleep } from "node:timers/promises";

declare global {
  interface Window {
    benchFrames: { readonly times: number[]; readonly tasks: number[]; stop: () => void };
  }
}

/** What a person would see of a gesture. All in ms. */
export interface Seen {
  /** From each animation frame to the next. */
  readonly frames: readonly number[];
  /** Tasks of the main thread over 50. */
  readonly tasks: readonly number[];
  /** Time of a core that the page's main thread used in all: other work on the machine is not in it. */
  readonly busy: number;
}

/** Counts the page's animation frames while `work` goes on. */
export async function watched(page: Page, work: () => Promise<unknown>): Promise<Seen> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.evaluate(() => {
    const times: number[] = [];
    const tasks: number[] = [];
    let last: number | undefined;
    let frame = requestAnimationFrame(function tick(now) {
      if (last !== undefined) times.push(now - last);
      last = now;
      frame = requestAnimationFrame(tick);
    });
    const long = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    long.observe({ type: "longtask" });
    window.benchFrames = {
      times,
      tasks,
      stop() {
        cancelAnimationFrame(frame);
        long.disconnect();
      },
    };
  });
  const before = await taskMs();
  await work();
  const busy = (await taskMs()) - before;
  const { times, tasks } = await page.evaluate(() => {
    const { times, tasks, stop } = window.benchFrames;
    stop();
    return { times, tasks };
  });
  await session.detach();
  return { frames: times, tasks, busy };

  async function taskMs(): Promise<number> {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
  }
}

/** Does something with the mouse or the keyboard at each sixtieth of a second, for so many ms. */
export async function eachFrame(ms: number, work: (share: number) => Promise<unknown>): Promise<void> {
  const start = performance.now();
  for (let at = 0; ; at++) {
    const passed = performance.now() - start;
    if (passed >= ms) return;
    await work(passed / ms);
    const next = start + ((at + 1) * 1_000) / 60;
    if (next > performance.now()) await sleep(next - performance.now());
  }
}

export const together = (all: readonly Seen[]): Seen => ({
  frames: all.flatMap((one) => one.frames),
  tasks: all.flatMap((one) => one.tasks),
  busy: all.reduce((sum, one) => sum + one.busy, 0),
});

/** The value that `share` of the list stays under. */
export const quantile = (list: readonly number[], share: number): number =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? NaN;

/** Share of frames that took longer than two of the screen's. */
export const shareOver = (frames: readonly number[], ms: number): number =>
  frames.filter((one) => one > ms).length / Math.max(1, frames.length);
