import type { Scene } from "@itinera/scene";
import { placeOfKey, type Place } from "../editor/place.ts";
import type { SheetPoint } from "../gesture/sheet-point.ts";

/** What an element of the sheet belongs to. */
export function placeOfElement(target: EventTarget | null): Place | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-place]") : null;
  return element?.dataset["place"] === undefined ? undefined : placeOfKey(element.dataset["place"]);
}

/** The cell at a point of the sheet: one that holds cards has no element of its own. */
export function cellAt(scene: Scene, { x, y }: SheetPoint): Place | undefined {
  const row = scene.rows.find((one) => y >= one.y && y < one.y + one.h);
  const column = scene.columns.find((one) => x >= one.x && x < one.x + one.w);
  return row && column && { kind: "cell", lane: row.lane.id, column: column.id };
}
