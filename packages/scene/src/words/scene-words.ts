import type { BlueprintLine, CardDetails, Lang, LaneKind, Translator, Unit } from "@itinera/core";
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
  /** "n 48k" */
  readonly nShort: (count: number) => string;
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
  /** "4 cards" */
  readonly cards: (count: number) => string;
  readonly lanes: (count: number) => string;
  readonly files: (count: number) => string;
  readonly collapsed: string;
  readonly blueprintLine: (line: BlueprintLine) => string;
  readonly card: CardWords;
  readonly curve: CurveWords;
  readonly page: {
    readonly felt: string;
    readonly toBe: string;
    readonly measured: string;
    readonly counted: string;
    readonly population: (count: number) => string;
    readonly printed: (date: string) => string;
  };
}

/** What is said of cards. */
interface CardWords {
  readonly critical: string;
  readonly importance: (value: number) => string;
  readonly satisfaction: (value: number) => string;
  readonly status: (status: NonNullable<CardDetails["status"]>) => string;
  readonly owner: (name: string) => string;
  readonly tags: (tags: string) => string;
  readonly target: (target: string) => string;
  /** Of evidence, after its n. */
  readonly expired: (n: string) => string;
  readonly opensMap: string;
  /** A picture that nobody described. */
  readonly picture: string;
}

interface CurveWords {
  readonly toBe: string;
  readonly measured: string;
  readonly point: (of: { mean: string; n: string; low: string; high: string }) => string;
  readonly below: (gap: string) => string;
  readonly above: (gap: string) => string;
  readonly noAnswers: string;
}

const cardWords = (t: Translator["t"]): CardWords => ({
  critical: t("scene:card.critical"),
  importance: (value) => t("scene:card.importance", { value }),
  satisfaction: (value) => t("scene:card.satisfaction", { value }),
  status: (status) => t(`scene:card.status.${status}`),
  owner: (name) => t("scene:card.owner", { name }),
  tags: (tags) => t("scene:card.tags", { tags }),
  target: (target) => t("scene:card.target", { target }),
  expired: (n) => t("scene:card.expired", { n }),
  opensMap: t("scene:card.opensMap"),
  picture: t("scene:card.picture"),
});

const curveWords = (t: Translator["t"]): CurveWords => ({
  toBe: t("scene:curve.toBe"),
  measured: t("scene:curve.measured"),
  point: (of) => t("scene:curve.point", of),
  below: (gap) => t("scene:curve.below", { gap }),
  above: (gap) => t("scene:curve.above", { gap }),
  noAnswers: t("scene:curve.noAnswers"),
});

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
    nShort: (count) => t("scene:number.n", { number: formats.compact(count) }),
    tooFew: reason("tooFew"),
    notBound: reason("notBound"),
    bind: reason("bind"),
    counting: reason("counting"),
    unavailable: reason("unavailable"),
    since: (at) => t("scene:number.since", { time: clock.format(at) }),
    lastStage: reason("lastStage"),
    noEvents: reason("noEvents"),
    connector: (from, to) => t("scene:connector", { from, to }),
    cards: (count) => t("scene:cards", { count }),
    lanes: (count) => t("scene:lanes", { count }),
    files: (count) => t("scene:files", { count }),
    collapsed: t("scene:collapsed"),
    blueprintLine: (line) => t(`scene:blueprint.${line}`),
    card: cardWords(t),
    curve: curveWords(t),
    page: {
      felt: t("scene:page.felt"),
      toBe: t("scene:page.toBe"),
      measured: t("scene:page.measured"),
      counted: t("scene:page.counted"),
      population: (count) =>
        t("scene:page.population", {
          number: `${formats.number(count)} ${t(`scene:population.${unit}`, { count })}`,
        }),
      printed: (date) => t("scene:page.printed", { date }),
    },
  };
}
