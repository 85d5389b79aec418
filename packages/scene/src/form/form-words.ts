import type { Translator } from "@itinera/core";

/** Texts of the drawn forms beside those of every scene. */
export interface FormWords {
  readonly does: string;
  readonly thinks: string;
  readonly feels: string;
  /** What the lengths on the axis mean. */
  readonly measuredAxis: string;
  readonly evenAxis: string;
  /** A line that says how many cards more there are. */
  readonly more: (count: number) => string;
}

export const formWordsOf = (t: Translator["t"]): FormWords => ({
  does: t("forms:frame.does"),
  thinks: t("forms:frame.thinks"),
  feels: t("forms:frame.feels"),
  measuredAxis: t("forms:axis.measured"),
  evenAxis: t("forms:axis.even"),
  more: (count) => t("forms:more", { count }),
});
