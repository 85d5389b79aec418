import {
  hintsFor,
  isTemplateId,
  loadTemplate,
  type Column,
  type Edit,
  type JourneyMap,
  type Lane,
  type Overlay,
  type Template,
} from "@itinera/core";
import { layoutMap, sceneWords, standardFonts, type Scene, type SceneWords } from "@itinera/scene";
import { useQueries } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useWords } from "../../app/language.tsx";
import { shownPersona, type CellHint } from "./desk.ts";
import { useToday } from "../../app/now.ts";
import { useHyphenate } from "./use-hyphenate.ts";
import { useView } from "./view.ts";

export type HintsOf = (lane: Lane, column: Column) => readonly CellHint[];

/** Hints are there to be taken. */
export const noHints: HintsOf = () => [];

/** One function, so that the same results give the same list. */
const loadedTemplates = (results: readonly { readonly data: Template | null | undefined }[]) =>
  results.map(({ data }) => data);

/** The hints of the templates that the map's stages come from, in the map's language. */
export function useHints(map: JourneyMap): HintsOf {
  const ids = [...new Set(map.stages.flatMap(({ hints }) => (hints ? [hints.template] : [])))].sort();
  const templates = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["template", id],
      staleTime: Infinity,
      queryFn: () => (isTemplateId(id) ? loadTemplate(id) : null),
    })),
    combine: loadedTemplates,
  });
  return useMemo(() => {
    const known = new Map(templates.flatMap((one): [string, Template][] => (one ? [[one.id, one]] : [])));
    return (lane, { stage }) => {
      const template = stage.hints && known.get(stage.hints.template);
      if (!template || !stage.hints) return [];
      return hintsFor(template, stage.hints.stage, lane.kind, map.lang);
    };
  }, [templates, map.lang]);
}

/** The texts of the sheet in the page's language; the same object while nothing changes them. */
export function useSceneWords(): SceneWords {
  const { t, lang } = useWords();
  const unit = useView((view) => view.unit);
  return useMemo(() => sceneWords(t, lang, unit), [t, lang, unit]);
}

interface SceneParts {
  readonly map: JourneyMap;
  readonly overlay: Overlay;
  readonly words: SceneWords;
  readonly hints: HintsOf;
  /** What is in the hand; a card that is being written is not hyphenated. */
  readonly draft: Edit | undefined;
}

/** The map laid out for the screen; what did not change since the last time is the same objects. */
export function useScene({ map, overlay, words, hints, draft }: SceneParts): Scene {
  const hyphenate = useHyphenate(map.lang);
  const density = useView((view) => view.density);
  const only = shownPersona(
    map,
    useView((view) => view.only),
  );
  const today = useToday();
  const previous = useRef<Scene>(undefined);
  const editing = draft?.kind === "card.write" || draft?.kind === "card.add" ? draft.id : undefined;
  const scene = useMemo(
    () =>
      layoutMap({
        map,
        overlay,
        words,
        hints,
        density,
        today,
        fonts: standardFonts,
        ...(hyphenate && { hyphenate }),
        ...(editing && { editing }),
        ...(only && { only }),
        ...(previous.current && { previous: previous.current }),
      }),
    [map, overlay, words, hyphenate, editing, hints, density, today, only],
  );
  previous.current = scene;
  return scene;
}
