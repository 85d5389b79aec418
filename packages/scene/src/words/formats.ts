import type { Lang, Milliseconds, Translator } from "@itinera/core";

/** How numbers, shares, times and feelings are written in one language. */
export interface Formats {
  /** 12,402 · 12 402 */
  readonly number: (value: number) => string;
  /** `share` 0…1: 65.6% · 65,6 % */
  readonly percent: (share: number) => string;
  /** At most four signs: 860, 9.1k, 82k, 1.2M. */
  readonly compact: (value: number) => string;
  /** `share` 0…1 without its sign: 66. */
  readonly percentBare: (share: number) => string;
  /** The largest part alone: 2 d. */
  readonly durationShort: (ms: Milliseconds) => string;
  /** The two largest parts that say something: 2 d 3 h, 41 d, 9 min. */
  readonly duration: (ms: Milliseconds) => string;
  /** −2…+2 with its sign: +1, −0.5, 0. */
  readonly feeling: (value: number) => string;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const thousand = 1_000;
const million = 1_000_000;

/** From this many on, the smaller part of a time says nothing any more. */
const enough = 10;

interface DurationParts {
  readonly key: string;
  readonly parts: Readonly<Record<string, number>>;
}

/** Rounded to the smaller part first, so that 59 min 59.7 s is 1 h and never 60 min. */
function durationParts(ms: number): DurationParts {
  const one = (name: string, length: number) => ({ key: name, parts: { [name]: Math.round(ms / length) } });
  const two = (large: string, length: number, small: string, part: number): DurationParts => {
    const whole = Math.round(ms / part) * part;
    const rest = Math.round((whole % length) / part);
    const count = Math.floor(whole / length);
    if (rest === 0) return { key: large, parts: { [large]: count } };
    return {
      key: `${large}${small.charAt(0).toUpperCase()}${small.slice(1)}`,
      parts: { [large]: count, [small]: rest },
    };
  };
  if (ms < second - 0.5) return one("milliseconds", 1);
  if (ms < minute - second / 2) return one("seconds", second);
  if (ms < enough * minute - second / 2) return two("minutes", minute, "seconds", second);
  if (ms < hour - minute / 2) return one("minutes", minute);
  if (ms < enough * hour - minute / 2) return two("hours", hour, "minutes", minute);
  if (ms < day - hour / 2) return one("hours", hour);
  if (ms < enough * day - hour / 2) return two("days", day, "hours", hour);
  return one("days", day);
}

const lengths = { days: day, hours: hour, minutes: minute, seconds: second, milliseconds: 1 } as const;

/** The same time in its largest unit alone, rounded. */
function largestPart(ms: number): DurationParts {
  const found = Object.entries(lengths).find(([, length]) => ms >= length * 0.95);
  const [name, length] = found ?? ["milliseconds", 1];
  return { key: name, parts: { [name]: Math.round(ms / length) } };
}

export function formatsOf(t: Translator["t"], lang: Lang): Formats {
  const whole = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const share = new Intl.NumberFormat(lang, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const tenth = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const felt = new Intl.NumberFormat(lang, { signDisplay: "exceptZero", maximumFractionDigits: 1 });
  const durationText = ({ key, parts }: DurationParts) => {
    const written = Object.fromEntries(
      Object.entries(parts).map(([name, count]) => [name, whole.format(count)]),
    );
    return t(`units:duration.${key}`, written);
  };
  return {
    number: (value) => whole.format(value),
    percent: (value) => share.format(value),
    compact(value) {
      if (Math.round(value) < thousand) return whole.format(value);
      // 999,950 is a million, rounded.
      const isMillion = value >= 999.5 * thousand;
      const part = value / (isMillion ? million : thousand);
      const number = (part < 9.95 ? tenth : whole).format(part);
      return t(isMillion ? "scene:compact.million" : "scene:compact.thousand", { number });
    },
    percentBare: (value) => whole.format(value * 100),
    duration: (ms) => durationText(durationParts(ms)),
    durationShort: (ms) => durationText(largestPart(ms)),
    feeling: (value) => felt.format(value).replace("-", "\u2212"),
  };
}
