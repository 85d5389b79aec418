import type { Line } from "./break-lines.ts";
import type { TextFontId } from "./font-metrics.ts";
import type { Fonts } from "./fonts.ts";
import { measureText, normalText } from "./measured-text.ts";

/** One line of `text` at most `width` px wide, cut short with "…" where it is longer. */
export function oneLine(text: string, font: TextFontId, size: number, width: number, fonts: Fonts): Line {
  const whole = normalText(text).replaceAll("\n", " ");
  const measured = measureText([{ text: whole, font }], size, fonts);
  const full = measured.width(0, whole.length);
  if (full <= width)
    return { runs: measured.runs(0, whole.length), width: full, hyphen: false, newline: false };
  const dots = fonts.of(font).advance(0x2026) * size;
  let end = whole.length;
  while (end > 0 && (!measured.cuttable(end) || measured.width(0, end) + dots > width)) end--;
  const short = `${whole.slice(0, end).trimEnd()}…`;
  const shown = measureText([{ text: short, font }], size, fonts);
  return {
    runs: shown.runs(0, short.length),
    width: shown.width(0, short.length),
    hyphen: false,
    newline: false,
  };
}
