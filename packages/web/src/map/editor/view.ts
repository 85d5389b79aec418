import type { Feeling, Period, Unit } from "@itinera/core";
import type { Density } from "@itinera/scene";
import { create } from "zustand";

/** Zoom by steps; 1 is one px of the sheet on one px of the screen. */
export const zoomSteps = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export const nextZoom = (zoom: number, by: 1 | -1): number =>
  (by === 1
    ? zoomSteps.find((one) => one > zoom + 0.001)
    : zoomSteps.findLast((one) => one < zoom - 0.001)) ?? zoom;

interface View {
  readonly zoom: number;
  readonly density: Density;
  readonly unit: Unit;
  readonly period: Period;
  /** Whose feelings a click draws; undefined: the first persona. */
  readonly drawing: Feeling["persona"] | undefined;
  setZoom(zoom: number): void;
  setDensity(density: Density): void;
  /** Whether the small overview lies over a corner of the sheet. */
  readonly minimap: boolean;
  showMinimap(minimap: boolean): void;
  setUnit(unit: Unit): void;
  setPeriod(period: Period): void;
  draw(persona: Feeling["persona"]): void;
}

/** How the map is looked at, in this window only. */
export const useView = create<View>((set) => ({
  zoom: 1,
  density: "comfortable",
  unit: "person",
  period: {},
  drawing: undefined,
  setZoom: (zoom) => set({ zoom }),
  setDensity: (density) => set({ density }),
  minimap: false,
  showMinimap: (minimap) => set({ minimap }),
  setUnit: (unit) => set({ unit }),
  setPeriod: (period) => set({ period }),
  draw: (drawing) => set({ drawing }),
}));
