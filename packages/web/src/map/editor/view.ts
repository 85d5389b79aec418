import type { Feeling, Period, PersonaId, Unit } from "@itinera/core";
import type { Density } from "@itinera/scene";
import { create } from "zustand";

/** Zoom by steps; 1 is one px of the sheet on one px of the screen. */
export const zoomSteps = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export const nextZoom = (zoom: number, by: 1 | -1): number =>
  (by === 1
    ? zoomSteps.find((one) => one > zoom + 0.001)
    : zoomSteps.findLast((one) => one < zoom - 0.001)) ?? zoom;

/** Between two steps too, as fingers pull it; to the hundredth. */
export const clampZoom = (zoom: number): number =>
  Math.round(Math.max(zoomSteps[0], Math.min(zoomSteps.at(-1) ?? 2, zoom)) * 100) / 100;

interface WindowPlace {
  readonly clientX: number;
  readonly clientY: number;
}

interface View {
  readonly zoom: number;
  /** What the last zoom was about; undefined: the middle of the sheet's window. */
  readonly about: WindowPlace | undefined;
  readonly density: Density;
  readonly unit: Unit;
  readonly period: Period;
  /** Whose feelings a click draws; undefined: the first persona. */
  readonly drawing: Feeling["persona"] | undefined;
  /** Whose cards and curves stand out; undefined: all alike. */
  readonly only: PersonaId | undefined;
  showOnly(only: PersonaId | undefined): void;
  setZoom(zoom: number, about?: WindowPlace): void;
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
  about: undefined,
  density: "comfortable",
  unit: "person",
  period: {},
  drawing: undefined,
  only: undefined,
  showOnly: (only) => set({ only }),
  setZoom: (zoom, about) => set({ zoom, about }),
  setDensity: (density) => set({ density }),
  minimap: false,
  showMinimap: (minimap) => set({ minimap }),
  setUnit: (unit) => set({ unit }),
  setPeriod: (period) => set({ period }),
  draw: (drawing) => set({ drawing }),
}));
