import { useQuery } from "@tanstack/react-query";
import type { AssetId, MapId } from "@itinera/core";
import { useCallback, useEffect, useMemo } from "react";
import { client } from "../api/client.ts";
import { mapsQuery } from "../api/queries.ts";
import { usePageTitle } from "../app/page-title.ts";
import { useWords } from "../app/language.tsx";
import { MapBar } from "./bar/map-bar.tsx";
import { CompareView } from "./compare/compare-view.tsx";
import { DeskContext, HandsContext, drawnPersona, useEditorState, type Desk } from "./editor/desk.ts";
import { alongOf } from "./editor/hand.ts";
import type { RoomClient } from "../room/room-client.ts";
import { shownMap } from "./editor/shown-map.ts";
import { useAllowed } from "./editor/use-allowed.ts";
import { useEditor } from "./editor/use-editor.ts";
import { noHints, useHints, useScene, useSceneWords } from "./editor/use-scene.ts";
import { useShownDraft } from "./editor/use-shown-draft.ts";
import { useRoomNow } from "./editor/use-room-now.ts";
import { useRoomOfPage } from "./editor/use-room-of-page.ts";
import { useView } from "./editor/view.ts";
import { FormView } from "./form/form-view.tsx";
import { useForm, useReturnToGrid } from "./form/use-form.ts";
import { Inspector } from "./inspector/inspector.tsx";
import styles from "./map-desk.module.css";
import { ProjectContext } from "./numbers/project-context.ts";
import { useNumbers } from "./numbers/use-numbers.ts";
import { useNarrow } from "./phone/use-narrow.ts";
import { PhoneCompare } from "./phone/phone-compare.tsx";
import { PhoneForm } from "./phone/phone-form.tsx";
import { PhoneMap } from "./phone/phone-map.tsx";
import { Presence } from "./presence/presence.tsx";
import { PageVerbsContext } from "./action/page-verbs.ts";
import { SelectionBar } from "./selection/selection-bar.tsx";
import { AssetUrlContext } from "./sheet/asset-url.ts";
import { EmptyMap } from "./sheet/empty-map.tsx";
import { Sheet } from "./sheet/sheet.tsx";
import { loadRichTextBox } from "./writing/lazy-rich-text-box.tsx";
import { Minimap } from "./shell/minimap.tsx";
import { Foot } from "./shell/foot.tsx";
import { Rail } from "./shell/rail.tsx";
import { PageLayers } from "./shell/page-layers.tsx";
import { usePageVerbs } from "./shell/use-page-verbs.ts";
import { Tools } from "./tools/tools.tsx";

interface MapDeskProps {
  readonly id: MapId;
  readonly room: RoomClient;
}

/** An open map with everything around it. */
export function MapDesk({ id, room }: MapDeskProps) {
  const { t } = useWords();
  const line = useQuery({ ...mapsQuery, select: (maps) => maps.find((one) => one.id === id) }).data;
  const { map } = useRoomNow(room);
  const { editor, notices } = useEditor(room);
  const draft = useShownDraft(editor);
  const along = useEditorState(editor, ({ hand }) => alongOf(hand));
  const shown = useMemo(() => shownMap(map, draft, along), [map, draft, along]);
  const overlay = useNumbers(map, line?.projectId);
  const mayEdit = useEditorState(editor, (state) => state.mayEdit);
  const allHints = useHints(map);
  const hintsOf = mayEdit ? allHints : noHints;
  const words = useSceneWords();
  const scene = useScene({ map: shown, overlay, words, hints: hintsOf, draft });
  const drawing = useView((view) => view.drawing);
  const page = usePageVerbs(room, scene, hintsOf);
  const isNarrow = useNarrow();
  const { form, beside } = useForm();
  const hasMinimap = useView((view) => view.minimap);
  useReturnToGrid(form === "grid", editor);
  usePageTitle(map.name || t("projects:unnamed"));
  useEffect(loadRichTextBox, []);
  useRoomOfPage(room, editor);
  useAllowed(room, editor);

  const assetUrl = useCallback((asset: AssetId) => client.assetPath(id, asset), [id]);
  const hands = useMemo(() => ({ editor, room }), [editor, room]);
  const desk = useMemo<Desk>(
    () => ({
      editor,
      room,
      map: shown,
      words,
      scene,
      overlay,
      drawing: drawnPersona(shown, drawing),
      hintsOf,
    }),
    [editor, room, shown, words, scene, overlay, drawing, hintsOf],
  );

  return (
    <HandsContext value={hands}>
      <DeskContext value={desk}>
        <AssetUrlContext value={assetUrl}>
          <PageVerbsContext value={page.verbs}>
            <ProjectContext value={line?.projectId}>
              {isNarrow ? (
                beside ? (
                  <PhoneCompare beside={beside} />
                ) : form === "grid" ? (
                  <PhoneMap />
                ) : (
                  <PhoneForm form={form} />
                )
              ) : (
                <div className={styles.page} data-beside={beside || undefined}>
                  <MapBar project={line?.project} map={map} />
                  <Rail />
                  {!beside && <Tools />}
                  <main className={styles.main} tabIndex={-1}>
                    {beside ? (
                      <CompareView beside={beside} />
                    ) : map.stages.length === 0 && shown === map ? (
                      <EmptyMap />
                    ) : form === "grid" ? (
                      <Sheet />
                    ) : (
                      <FormView form={form} />
                    )}
                    {form === "grid" && !beside && hasMinimap && <Minimap />}
                    <SelectionBar />
                    <Inspector />
                  </main>
                  <Foot overlay={overlay} isStill={beside !== undefined} />
                </div>
              )}
              <p className="visually-hidden" role="status" aria-live="assertive">
                {notices.said}
              </p>
              <Presence />
              <p className="visually-hidden" role="status">
                {notices.saidCalmly}
              </p>
              <PageLayers page={page} />
            </ProjectContext>
          </PageVerbsContext>
        </AssetUrlContext>
      </DeskContext>
    </HandsContext>
  );
}
