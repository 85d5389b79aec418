import type { Milliseconds } from "../brand.ts";
import type { Stage } from "../map/journey-map.ts";
import { smallestAnswers, smallestN } from "../overlay/overlay.ts";
import type { StageMeasure, StageNumbers } from "../question/stages.ts";
import type { TextFormInput } from "./text-form.ts";

/** What was counted of a stage; undefined where nothing was, or not yet. */
const numbersOfStage = ({ overlay }: TextFormInput, stage: Stage): StageNumbers | undefined =>
  overlay.state === "counted" ? overlay.stages.get(stage.id) : undefined;

const n = ({ t, numbers }: TextFormInput, count: number): string =>
  t("scene:number.n", { number: numbers.number(count) });
const units = ({ t, unit }: TextFormInput, count: number): string => t(`units:counted.${unit}`, { count });

/** Sentences about a stage's numbers, each with its n; too few to say anything is said as well. */
export function stageSentences(input: TextFormInput, stage: Stage): readonly string[] {
  const { t, numbers } = input;
  const counted = numbersOfStage(input, stage);
  if (!counted) return [];
  const { reach, conversion, dropOff, ended, medianMs, timeN } = counted;
  if (reach === null) return [t("forms:figures.notBound")];
  const sentences = [t("forms:figures.reach", { units: units(input, reach) })];
  if (reach < smallestN && conversion !== null)
    return [...sentences, t("forms:figures.tooFew", { n: n(input, reach) })];
  if (conversion !== null)
    sentences.push(t("forms:figures.conversion", { share: numbers.percent(conversion), n: n(input, reach) }));
  if (medianMs !== null && timeN !== null && timeN >= smallestN)
    sentences.push(
      t("forms:figures.time", { time: numbers.duration(medianMs as Milliseconds), n: n(input, timeN) }),
    );
  if (dropOff !== null && ended !== null)
    sentences.push(
      t("forms:figures.dropOff", { share: numbers.percent(dropOff), units: units(input, ended) }),
    );
  return sentences;
}

interface Figure {
  readonly text: string;
  readonly asides: readonly string[];
}

/** One number of a stage for a cell of a table, or why there is none; undefined where there is nothing to say. */
export function stageFigure(input: TextFormInput, stage: Stage, measure: StageMeasure): Figure | undefined {
  const { t, numbers, overlay } = input;
  if (overlay.state === "unavailable") return { text: t("scene:number.unavailable"), asides: [] };
  const counted = numbersOfStage(input, stage);
  if (!counted) return undefined;
  const { reach, conversion, dropOff, ended, medianMs, timeN } = counted;
  if (reach === null) return { text: t("scene:number.notBound"), asides: [] };
  const few = (count: number): Figure => ({ text: t("scene:number.tooFew"), asides: [n(input, count)] });
  switch (measure) {
    case "reach":
      return { text: numbers.number(reach), asides: [] };
    case "conversion":
      if (conversion === null) return { text: t("scene:number.lastStage"), asides: [] };
      return reach < smallestN
        ? few(reach)
        : { text: numbers.percent(conversion), asides: [n(input, reach)] };
    case "dropOff":
      if (dropOff === null || ended === null) return undefined;
      return reach < smallestN
        ? few(reach)
        : { text: numbers.number(ended), asides: [numbers.percent(dropOff)] };
    case "medianTime":
      if (timeN === null) return undefined;
      return medianMs === null || timeN < smallestN
        ? few(timeN)
        : { text: numbers.duration(medianMs as Milliseconds), asides: [n(input, timeN)] };
    case "sentiment": {
      const sentiment = overlay.state === "counted" ? overlay.sentiment?.get(stage.id) : undefined;
      if (!sentiment) return { text: t("scene:curve.noAnswers"), asides: [] };
      return sentiment.n < smallestAnswers
        ? few(sentiment.n)
        : {
            text: numbers.feeling(Math.round(sentiment.mean * 10) / 10),
            asides: [n(input, sentiment.n)],
          };
    }
    case "trend": {
      const weeks = overlay.state === "counted" ? overlay.trend?.get(stage.id) : undefined;
      return weeks?.length
        ? { text: weeks.map((week) => numbers.number(week.units)).join(" → "), asides: [] }
        : undefined;
    }
  }
}
