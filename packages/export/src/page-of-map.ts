import { createTranslator, type JourneyMap, type Lang, type Overlay, type Unit } from "@itinera/core";
import {
  layoutMap,
  loadHyphenate,
  pageOf,
  sceneWords,
  standardFonts,
  type Caption,
  type Page,
} from "@itinera/scene";

export interface MapToExport {
  readonly map: JourneyMap;
  readonly overlay: Overlay;
  /** Language of lane names and numbers; the map's own words are in the map's language. */
  readonly lang: Lang;
  /** What the numbers count. */
  readonly unit?: Unit;
  /** Stands under the title. */
  readonly project?: string;
  readonly date?: Date;
}

/** Lays a map out as the screen does, with title and legend, ready for any export. */
export async function pageOfMap({ map, overlay, lang, unit, project, date }: MapToExport): Promise<Page> {
  const [{ t }, hyphenate] = await Promise.all([createTranslator(lang), loadHyphenate(map.lang)]);
  const words = sceneWords(t, lang, unit);
  const scene = layoutMap({ map, overlay, words, fonts: standardFonts, hyphenate, paper: true });
  const caption = captionOf({ map, lang, project, date });
  return pageOf(scene, caption, overlay, words, standardFonts);
}

/** What stands over a map that is handed out. */
export const captionOf = ({
  map,
  lang,
  project,
  date,
}: Pick<MapToExport, "map" | "lang"> & {
  project?: string | undefined;
  date?: Date | undefined;
}): Caption => ({
  title: map.name,
  ...(project !== undefined && { under: project }),
  ...(date && { date: new Intl.DateTimeFormat(lang, { dateStyle: "medium" }).format(date) }),
});
