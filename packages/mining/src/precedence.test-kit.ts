import type { PrecedenceAnswer } from "@itinera/core";

/** The answer to the precedence question, straight from its definition; `log`: kinds of each unit, in journey order. */
export function precedenceOf(log: readonly (readonly string[])[]): PrecedenceAnswer {
  const names = [...new Set(log.flat())].sort();
  const holding = (name: string) => log.filter((unit) => unit.includes(name));
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  return {
    unit: "case",
    cases: log.length,
    events: log.flat().length,
    kinds: names.map((name) => ({
      name,
      events: log.flat().filter((one) => one === name).length,
      units: holding(name).length,
      meanPlace: mean(holding(name).map((unit) => unit.indexOf(name) / Math.max(1, unit.length - 1))),
    })),
    pairs: names
      .flatMap((a) => names.filter((b) => a < b).map((b) => ({ a, b })))
      .map(({ a, b }) => {
        const both = holding(a).filter((unit) => unit.includes(b));
        return {
          a,
          b,
          both: both.length,
          aFirst: both.filter((unit) => unit.indexOf(a) < unit.indexOf(b)).length,
        };
      })
      .filter((pair) => pair.both > 0),
  };
}
