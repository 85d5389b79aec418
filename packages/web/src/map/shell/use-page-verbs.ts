import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { columnsOf, untakenHints } from "@itinera/core";
import type { Scene } from "@itinera/scene";
import { mapsQuery } from "../../api/queries.ts";
import type { RoomClient } from "../../room/room-client.ts";
import type { PageVerbs } from "../action/action.ts";
import { shownPersona } from "../editor/desk.ts";
import { hintCard } from "../editor/hint-card.ts";
import { newId } from "../editor/new-id.ts";
import type { HintsOf } from "../editor/use-scene.ts";
import { nextZoom, useView } from "../editor/view.ts";
import { useForm } from "../form/use-form.ts";
import { parentsOf } from "../levels/levels.ts";
import { useMayShare } from "../sharing/use-may-share.ts";
import type { Layer } from "../structure/layer.ts";
import { sheetMark } from "../sheet/sheet-point.ts";
import { fitZoom } from "./fit-zoom.ts";

export type PageDialog = "shortcuts" | "palette" | "share";
export type FindMode = "find" | "replace";

/** What is open over the map, and the verbs of the page that open it. */
export function usePageVerbs(room: RoomClient, scene: Scene, hintsOf: HintsOf) {
  const [dialog, show] = useState<PageDialog>();
  const [finding, find] = useState<FindMode>();
  const [layer, open] = useState<Layer>();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayShare = useMayShare(room.now().map.id);
  const shares = useRef(mayShare);
  shares.current = mayShare;
  const latest = useRef(scene);
  latest.current = scene;
  const hints = useRef(hintsOf);
  hints.current = hintsOf;
  /** Set by what listens to the clipboard. */
  const paste = useRef<() => Promise<void>>(undefined);
  const formNow = useForm();
  const form = useRef(formNow);
  form.current = formNow;
  const verbs = useMemo<PageVerbs>(
    () => ({
      undo: () => void room.undo(),
      redo: () => void room.redo(),
      showShortcuts: () => show("shortcuts"),
      showPalette: () => show("palette"),
      share: () => show("share"),
      mayShare: () => shares.current,
      find,
      zoom(how) {
        const { zoom, setZoom } = useView.getState();
        const desk = document.querySelector(`[${sheetMark}]`)?.parentElement;
        if (how === "real") setZoom(1);
        else if (how !== "fit") setZoom(nextZoom(zoom, how === "in" ? 1 : -1));
        else if (desk) setZoom(fitZoom(latest.current, desk.clientWidth, desk.clientHeight));
      },
      onlyPersona: () => shownPersona(room.now().map, useView.getState().only),
      showOnly: (persona) => useView.getState().showOnly(persona),
      showForm: (next) => form.current.show(next),
      turnForm: (by) => form.current.turn(by),
      openMap: (id) => void navigate({ to: "/map/$id", params: { id } }),
      mapAbove: () => parentsOf(queries.getQueryData(mapsQuery.queryKey) ?? [], room.now().map.id)[0]?.id,
      show: open,
      widthOf: (column) => latest.current.columns.find(({ ids }) => ids.some((id) => id === column))?.w ?? 0,
      heightOf: (lane) => latest.current.rows.find((row) => row.lane.id === lane)?.h ?? 0,
      hintIn(lane, column) {
        const { map } = room.now();
        const its = map.lanes.find((one) => one.id === lane);
        const where = columnsOf(map).find((one) => one.id === column);
        const cards = map.cards.filter((card) => card.lane === lane && card.column === column);
        const [hint] = its && where ? untakenHints(hints.current(its, where), cards) : [];
        return its && hint && hintCard(map, its, column, hint, newId());
      },
      // The browser makes an event of the clipboard of it; where it may not, the keys still do.
      clipboard: (verb) => void (verb === "paste" ? paste.current?.() : document.execCommand(verb)),
    }),
    [room, navigate, queries],
  );
  return {
    verbs,
    paste,
    dialog: dialog === "share" && !mayShare ? undefined : dialog,
    closeDialog: () => show(undefined),
    finding,
    closeFind: () => find(undefined),
    layer,
    closeLayer: () => open(undefined),
  };
}
