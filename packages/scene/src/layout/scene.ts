import type { ColumnId, Lang, Lane, LaneShape, Stage, Step } from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";

export interface SceneColumn {
  readonly id: ColumnId;
  readonly index: number;
  readonly x: number;
  readonly w: number;
  readonly stage: Stage;
  readonly stageIndex: number;
  readonly step?: Step;
}

export interface SceneStage {
  readonly stage: Stage;
  readonly index: number;
  readonly letter: string;
  readonly x: number;
  readonly w: number;
  /** Places of its columns. */
  readonly first: number;
  readonly count: number;
  readonly group: Group;
}

/** The margin above the lanes: ribbons, stage names, the route, and steps where there are any. */
export interface SceneHeader {
  readonly h: number;
  /** The sheet under the header, the rules of its cells. */
  readonly ground: readonly Mark[];
  readonly corner: Group;
  readonly stages: readonly SceneStage[];
  /** Band, line and arrows under the stage names; lies over the stages. */
  readonly route: Group;
  readonly steps: readonly Group[];
}

export interface SceneRow {
  readonly lane: Lane;
  readonly index: number;
  readonly shape: LaneShape;
  readonly y: number;
  readonly h: number;
  readonly header: Group;
  /** In reading order: column by column, from above. */
  readonly groups: readonly Group[];
}

/** A whole map, laid out. x and y of everything count from the sheet's upper left corner, in px. */
export interface Scene {
  /** Language of the map's own words. */
  readonly lang: Lang;
  readonly w: number;
  readonly h: number;
  /** Width of the lane headers at the left. */
  readonly laneW: number;
  readonly columns: readonly SceneColumn[];
  readonly header: SceneHeader;
  readonly rows: readonly SceneRow[];
  /** Washes and rules under the lanes, in the sheet's coordinates. */
  readonly ground: readonly Mark[];
}
