import type { FontId } from "./font-metrics.ts";
import type { Fonts } from "./fonts.ts";

/** How a renderer asks for a font. */
export interface FontFace {
  readonly family: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
}

/** Name of the emoji font that exports use. */
const emojiFamily = "Noto Emoji";

export function fontFace(font: FontId, fonts: Fonts): FontFace {
  if (font === "emoji") return { family: emojiFamily, weight: 400, style: "normal" };
  const { family, weight, italic } = fonts.of(font);
  return { family, weight, style: italic ? "italic" : "normal" };
}
