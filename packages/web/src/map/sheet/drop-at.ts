import type { Desk } from "../editor/desk.ts";
import type { Drop } from "../editor/hand.ts";
import type { Place } from "../editor/place.ts";
import { useView } from "../editor/view.ts";
import { dropCard } from "../gesture/drop-card.ts";
import { dropLane, dropStage, dropStep } from "../gesture/drop-header.ts";
import type { SheetPoint } from "../gesture/sheet-point.ts";
import { pinnedMark, sheetMark, sheetPoint } from "./sheet-point.ts";

/** A place in the window, px. */
export interface WindowPoint {
  readonly clientX: number;
  readonly clientY: number;
}

function dropOf({ room, scene }: Desk, place: Place, point: SheetPoint): Drop | undefined {
  switch (place.kind) {
    case "card":
      return dropCard(room.now().map, scene, place.id, point);
    case "stage":
      return dropStage(scene, place.id, point);
    case "step":
      return dropStep(room.now().map, scene, place.id, point);
    case "lane":
      return dropLane(room.now().map, scene, place.id, point);
    default:
      return undefined;
  }
}

/** What holds the rows at a height of the window: the sheet, or the pinned rows that stay in sight over it. */
function underPointer(sheet: Element, { clientY }: WindowPoint): Element {
  const pinned = sheet.querySelector(`[${pinnedMark}]`);
  const box = pinned?.getBoundingClientRect();
  return pinned && box && clientY >= box.top && clientY < box.bottom ? pinned : sheet;
}

/** Where a thing lands that is let go over the window of the sheet; undefined where it cannot. */
export function dropAt(
  target: HTMLElement,
  desk: Desk,
  place: Place,
  pointer: WindowPoint,
): Drop | undefined {
  const sheet = target.querySelector(`[${sheetMark}]`);
  const { zoom } = useView.getState();
  if (!sheet) return undefined;
  // Under the sticky header lie rows that nobody sees.
  const headEnd = target.getBoundingClientRect().top + desk.scene.header.h * zoom;
  if (place.kind === "card" && pointer.clientY < headEnd) return undefined;
  return dropOf(desk, place, sheetPoint(underPointer(sheet, pointer), pointer));
}

/** Whether two drops are shown by the same line. */
export function sameDrop(one: Drop | undefined, other: Drop | undefined): boolean {
  const [a, b] = [one?.line, other?.line];
  return a?.direction === b?.direction && a?.x === b?.x && a?.y === b?.y && a?.length === b?.length;
}
