import type { Lang } from "@itinera/core";
import { isBreakingSpace, isDigit, isLetter, isNewline } from "./character.ts";
import type { MeasuredText } from "./measured-text.ts";

/**
 * Where a line may end.
 * - newline: it must; `at` is after the line end.
 * - good: after spaces, hyphens, dashes, slashes.
 * - poor: after a space that typography keeps together with what follows; only when nothing else fits.
 * - soft: at a soft hyphen, which then shows.
 */
export interface BreakPoint {
  readonly at: number;
  readonly kind: "newline" | "good" | "poor" | "soft";
}

const softHyphen = 0xad;
const zeroWidthSpace = 0x200b;
const slash = 0x2f;
const isHyphen = (code: number) => code === 0x2d || code === 0x2010;
const isDash = (code: number) => code === 0x2013 || code === 0x2014;

export function breakPoints(measured: MeasuredText, lang: Lang): readonly BreakPoint[] {
  const { text } = measured;
  const points: BreakPoint[] = [];
  for (let at = 1; at <= text.length; at++) {
    const before = text.charCodeAt(at - 1);
    if (isNewline(before)) points.push({ at, kind: "newline" });
    else if (at < text.length) {
      const kind = kindAt(measured, at, before, lang);
      if (kind) points.push({ at, kind });
    }
  }
  return points;
}

function kindAt(
  measured: MeasuredText,
  at: number,
  before: number,
  lang: Lang,
): BreakPoint["kind"] | undefined {
  const { text } = measured;
  const after = text.charCodeAt(at);
  if (isBreakingSpace(before)) {
    if (isBreakingSpace(after) || isNewline(after)) return undefined;
    return staysTogether(text, at, after, lang) ? "poor" : "good";
  }
  if (before === softHyphen) return "soft";
  if (before === zeroWidthSpace) return "good";
  const between = at > 1 && isLetter(text.charCodeAt(at - 2)) && isLetter(after);
  if (between && (isHyphen(before) || before === slash)) return "good";
  if (isDash(before) && at > 1 && !isBreakingSpace(text.charCodeAt(at - 2)) && isLetter(after)) return "good";
  const isPictureOrIdeograph = before >= 0x2e80 && after >= 0x2e80 && measured.cuttable(at);
  return isPictureOrIdeograph ? "good" : undefined;
}

/**
 * The space before `at` holds: a dash to the word before it; a one-letter word to the next one (a rule of
 * Russian and Polish typesetting); a number to its thousands, unit or sign.
 */
function staysTogether(text: string, at: number, after: number, lang: Lang): boolean {
  if (isDash(after) && isBreakingSpace(text.charCodeAt(at + 1))) return true;
  const last = text.charCodeAt(at - 2);
  if (isDigit(last))
    return isDigit(after) || /^(?:[%°€$£₽₴₸]|[a-zа-яł]{1,3}\.?(?![\p{L}]))/u.test(text.slice(at, at + 5));
  if (lang === "en" || !isLetter(last)) return false;
  const start = text.charCodeAt(at - 3);
  return (
    Number.isNaN(start) || isBreakingSpace(start) || isNewline(start) || start === 0x28 || start === 0xab
  );
}
