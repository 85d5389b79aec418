import type { Lang, LaneKind, Translator, Unit } from "@itinera/core";
import { formatsOf, type Formats } from "./formats.ts";

/** All texts and number formats of a drawn map, in one language. */
export interface SceneWords extends Formats {
  readonly lang: Lang;
  readonly laneName: (kind: LaneKind) => string;
  /** The line under the name, "" where there is none. */
  readonly laneUnit: (kind: LaneKind) => string;
  readonly channel: (id: string) => string;
  readonly team: string;
  /** Said of a card that nobody has checked yet. */
  readonly assumption: string;
  /** "people in the period": stands under the number. */
  readonly population: (count: number) => string;
  /** "n 48,212" */
  readonly n: (count: number) => string;
  readonly tooFew: string;
  readonly notBound: string;
  readonly bind: string;
  readonly counting: string;
  readonly unavailable: string;
  /** A time of day; `at` in milliseconds since 1970. */
  readonly since: (at: number) => string;
  readonly lastStage: string;
  readonly noEvents: string;
  /** An arrow, for those who do not see it. */
  readonly connector: (from: string, to: string) => string;
  readonly page: {
    readonly felt: string;
    readonly counted: string;
    readonly population: (count: number) => string;
    readonly printed: (date: string) => string;
  };
}

/** Words for a map drawn in `lang`; `unit` is what its numbers count. Keep the result: scenes compare it. */
export function sceneWords(t: Translator["t"], lang: Lang, unit: Unit = "person"): SceneWords {
  const formats = formatsOf(t, lang);
  const reason = (key: string): string => t(`scene:number.${key}`);
  const clock = new Intl.DateTimeFormat(lang, { timeStyle: "short" });
  const n = (count: number): string => t("scene:number.n", { number: formats.number(count) });
  return {
    ...formats,
    lang,
    laneName: (kind) => t(`lanes:${kind}.name`),
    laneUnit: (kind) => t(`lanes:${kind}.unit`, { defaultValue: "" }),
    channel: (id) => t(`channels:${id}`, { defaultValue: id }),
    team: t("scene:team"),
    assumption: t("scene:assumption"),
    population: (count) => t(`scene:population.${unit}`, { count }),
    n,
    tooFew: reason("tooFew"),
    notBound: reason("notBound"),
    bind: reason("bind"),
    counting: reason("counting"),
    unavailable: reason("unavailable"),
    since: (at) => t("scene:number.since", { time: clock.format(at) }),
    lastStage: reason("lastStage"),
    noEvents: reason("noEvents"),
    connector: (from, to) => t("scene:connector", { from, to }),
    page: {
      felt: t("scene:page.felt"),
      counted: t("scene:page.counted"),
      population: (count) =>
        t("scene:page.population", {
          number: `${formats.number(count)} ${t(`scene:population.${unit}`, { count })}`,
        }),
      printed: (date) => t("scene:page.printed", { date }),
    },
  };
}
