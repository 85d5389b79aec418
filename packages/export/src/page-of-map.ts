import {
  createTranslator,
  dayText,
  type FileAssets,
  type JourneyMap,
  type Lang,
  type Overlay,
  type Unit,
  zoneDays,
} from "@itinera/core";
import {
  layoutMap,
  loadHyphenate,
  pageOf,
  sceneWords,
  standardFonts,
  type Caption,
  type Page,
  type Scene,
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
  /** In which it is that day; UTC when absent. */
  readonly timeZone?: string;
  /** Data URLs of what the map refers to, as its own file has them. */
  readonly assets?: FileAssets;
}

/** Lays a map out as the screen does, with title and legend, ready for any export. */
export async function pageOfMap(given: MapToExport): Promise<Page> {
  const { map, overlay, lang, unit, project, date, timeZone = "UTC", assets = {} } = given;
  const [{ t }, hyphenate] = await Promise.all([createTranslator(lang), loadHyphenate(map.lang)]);
  const words = sceneWords(t, lang, unit);
  const today = date && { today: dayText(zoneDays(timeZone).of(date.getTime())) };
  const scene = layoutMap({ map, overlay, words, fonts: standardFonts, hyphenate, paper: true, ...today });
  const caption = captionOf({ map, lang, project, date, timeZone });
  const pictures = picturesOf(scene, assets);
  return { ...pageOf(scene, caption, overlay, words, standardFonts), pictures };
}

/** Those of `assets` that are drawn. */
function picturesOf(scene: Scene, assets: FileAssets): FileAssets {
  const marks = scene.rows.flatMap((row) => row.groups.flatMap((group) => group.marks));
  return Object.fromEntries(
    marks.flatMap((mark) => {
      const url = mark.kind === "image" ? assets[mark.asset] : undefined;
      return mark.kind === "image" && url?.startsWith("data:image/") ? [[mark.asset, url]] : [];
    }),
  );
}

/** What stands over a map that is handed out. */
export const captionOf = ({
  map,
  lang,
  project,
  date,
  timeZone,
}: Pick<MapToExport, "map" | "lang"> & {
  project?: string | undefined;
  date?: Date | undefined;
  timeZone?: string | undefined;
}): Caption => ({
  title: map.name,
  ...(project !== undefined && { under: project }),
  ...(date && { date: new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeZone }).format(date) }),
});
