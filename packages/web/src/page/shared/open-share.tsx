import type { AssetId } from "@itinera/core";
import { sceneWords } from "@itinera/scene";
import { useCallback, useEffect, useMemo } from "react";
import { client } from "../../api/client.ts";
import { isAway } from "../../api/is-away.ts";
import { problemText } from "../../api/problem-text.ts";
import { CalendarContext } from "../../app/calendar.ts";
import { useWords } from "../../app/language.tsx";
import { ReadMapContext, type ReadMap } from "../../map/editor/desk.ts";
import { AssetUrlContext } from "../../map/sheet/asset-url.ts";
import { FrontContext, shownFront, useFrontLanguage } from "./front.ts";
import { SharedMapView } from "./shared-map-view.tsx";
import { useSharedMap } from "./use-shared-map.ts";
import { WordsPage } from "./words-page.tsx";

interface OpenShareProps {
  readonly token: string;
  readonly pass: string;
  readonly isFramed: boolean;
  /** The pass opens nothing any more. */
  readonly onRefused: (pass: string, wasShown: boolean) => void;
}

/** A link that lets its holder look at a map. */
export function OpenShare({ token, pass, isFramed, onRefused }: OpenShareProps) {
  const { t, lang } = useWords();
  const state = useSharedMap(pass);
  const words = useMemo(() => sceneWords(t, lang), [t, lang]);
  const [map, overlay] = state.kind === "seen" ? [state.map, state.overlay] : [];
  const read = useMemo<ReadMap | undefined>(
    () => map && overlay && { map, overlay, words },
    [map, overlay, words],
  );
  const assetUrl = useCallback((asset: AssetId) => client.sharedAssetPath(pass, asset), [pass]);

  const front = state.kind === "seen" ? state.front : undefined;
  const isInLanguage = useFrontLanguage(front?.lang);
  const shown = useMemo(() => front && shownFront(front, pass), [front, pass]);

  const refusal = state.kind === "refused" ? state.wasShown : undefined;
  useEffect(() => {
    if (refusal !== undefined) onRefused(pass, refusal);
  }, [refusal, pass, onRefused]);

  if (state.kind === "failed")
    return (
      <WordsPage
        title={t("sharing:visitor.failed.title")}
        text={isAway(state.error) ? t("sharing:visitor.away") : problemText(t, state.error)}
      />
    );
  if (state.kind !== "seen" || !read || !shown || !isInLanguage)
    return <WordsPage wait title={t("sharing:visitor.opening")} />;
  return (
    <ReadMapContext value={read}>
      <AssetUrlContext value={assetUrl}>
        <CalendarContext value={state.front}>
          <FrontContext value={shown}>
            <SharedMapView
              token={token}
              pass={pass}
              isFramed={isFramed}
              updated={state.updated}
              asOf={state.asOf}
              check={state.check}
            />
          </FrontContext>
        </CalendarContext>
      </AssetUrlContext>
    </ReadMapContext>
  );
}
