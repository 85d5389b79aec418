import type { Scene } from "@itinera/scene";
import { useEffect, useMemo, useState, type RefObject } from "react";
import { isFarZoom, nextRows, spanOf, wantedRows, type RowSights, type Span } from "./row-sight.ts";
import { windowSight } from "./sight.ts";
import { useSight } from "./use-sight.ts";

/** What is drawn of each row: the window at once as the map opens, all else bit by bit, a slice in each frame. */
export function useRowSights(
  desk: RefObject<HTMLElement | null>,
  scene: Scene,
  zoom: number,
): { readonly columns: Span; readonly rows: RowSights } {
  const sight = useSight(desk, zoom);
  const isFar = isFarZoom(zoom);
  const wanted = useMemo(() => wantedRows(scene, sight, isFar), [scene, sight, isFar]);
  const [drawn, draw] = useState(() => wantedRows(scene, windowSight(innerWidth, innerHeight, zoom), isFar));
  useEffect(() => {
    const next = nextRows(drawn, wanted);
    if (next === drawn) return undefined;
    const frame = requestAnimationFrame(() => draw(next));
    return () => cancelAnimationFrame(frame);
  }, [drawn, wanted]);
  // The same object while it says the same: whoever is given it is not drawn anew.
  const { from, to } = spanOf(scene, sight);
  const columns = useMemo(() => ({ from, to }), [from, to]);
  return { columns, rows: drawn };
}
