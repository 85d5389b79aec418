import { columnsOf, type JourneyMap, type Remark } from "@itinera/core";
import { create } from "zustand";
import { keep } from "../../app/kept.ts";
import { placeKey, type Place } from "../editor/place.ts";

/** Where a remark is shown; undefined: it is about the map as a whole. */
export function placeOfRemark(map: JourneyMap, { at }: Pick<Remark, "at">): Place | undefined {
  switch (at.kind) {
    case "map":
      return undefined;
    case "column": {
      const column = columnsOf(map).find((one) => one.id === at.id);
      if (!column) return undefined;
      return column.step ? { kind: "step", id: column.step.id } : { kind: "stage", id: column.stage.id };
    }
    default:
      return at;
  }
}

/** Remarks by the place where they are shown. */
export const remarksByPlace = (
  map: JourneyMap,
  remarks: readonly Remark[],
): ReadonlyMap<string, readonly Remark[]> =>
  Map.groupBy(remarks, (remark) => {
    const place = placeOfRemark(map, remark);
    return place ? placeKey(place) : "map";
  });

const kept = keep("remarks", ["off"]);

interface Remarks {
  readonly isOn: boolean;
  readonly all: readonly Remark[];
  readonly byPlace: ReadonlyMap<string, readonly Remark[]>;
  turn(isOn: boolean): void;
  set(map: JourneyMap, all: readonly Remark[]): void;
}

/** What best practice has to say of the open map; whether it is shown is remembered in this browser. */
export const useRemarks = create<Remarks>((set) => ({
  isOn: kept.read() !== "off",
  all: [],
  byPlace: new Map(),
  turn(isOn) {
    kept.write(isOn ? undefined : "off");
    set({ isOn });
  },
  set: (map, all) => set({ all, byPlace: remarksByPlace(map, all) }),
}));
