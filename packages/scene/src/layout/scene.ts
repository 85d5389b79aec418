import type {
  BlueprintLine,
  ColumnId,
  Connector,
  Lang,
  Lane,
  LaneShape,
  Section,
  Stage,
  Step,
} from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";
import type { Density } from "./density.ts";

export interface SceneColumn {
  readonly id: ColumnId;
  /** The columns of the map that it shows: several where a stage is collapsed. */
  readonly ids: readonly ColumnId[];
  readonly index: number;
  readonly x: number;
  readonly w: number;
  readonly stage: Stage;
  readonly stageIndex: number;
  readonly step?: Step;
  /** Thin, with its name upright and signs instead of words. */
  readonly collapsed: boolean;
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
  /** Band, line and rings under the stage names; lies over the stages. */
  readonly route: Group;
  /** Between stages and steps, under their names; over the route. */
  readonly arrows: readonly SceneConnector[];
  readonly steps: readonly Group[];
}

/** Both kinds of row have a place among all rows under the header, from 0, for those who hear the grid. */
interface Row {
  readonly line: number;
  readonly y: number;
  readonly h: number;
}

export interface SceneRow extends Row {
  readonly lane: Lane;
  /** Place among the lanes of the map, hidden ones included: its number, less one. */
  readonly index: number;
  readonly shape: LaneShape;
  /** Stays under the header while the others scroll. Pinned rows come first. */
  readonly pinned: boolean;
  /** One thin row: its name and how much it holds. */
  readonly collapsed: boolean;
  /** Columns whose cell a card of a row above covers. */
  readonly covered: readonly number[];
  readonly header: Group;
  /** In reading order: column by column, from above. */
  readonly groups: readonly Group[];
}

/** A row without cells: the name of a section over its lanes, or a line of a blueprint. */
export interface SceneHeading extends Row {
  readonly id: string;
  readonly of:
    | { readonly kind: "section"; readonly section: Section; readonly collapsed: boolean }
    | { readonly kind: "blueprint"; readonly line: BlueprintLine };
  readonly group: Group;
}

export interface SceneConnector {
  readonly id: string;
  /** Absent: the arrow between two activities of a flow, which nobody drew. */
  readonly connector?: Connector;
  /** Path data from the group's corner, all along the arrow: where it can be pressed. */
  readonly way: string;
  readonly group: Group;
}

/** A whole map, laid out. x and y of everything count from the sheet's upper left corner, in px. */
export interface Scene {
  /** Language of the map's own words. */
  readonly lang: Lang;
  readonly density: Density;
  readonly w: number;
  readonly h: number;
  /** Width of the lane headers at the left. */
  readonly laneW: number;
  readonly columns: readonly SceneColumn[];
  readonly header: SceneHeader;
  readonly rows: readonly SceneRow[];
  /** Between the rows, in their order. */
  readonly headings: readonly SceneHeading[];
  /** Rows and headings together. */
  readonly lines: number;
  /** Height of the pinned rows, which stand first under the header. */
  readonly pinnedH: number;
  /** Arrows of which one end at least is a card; one layer over the cells. */
  readonly connectors: readonly SceneConnector[];
  /** Washes and rules under the lanes, in the sheet's coordinates. */
  readonly ground: readonly Mark[];
}
