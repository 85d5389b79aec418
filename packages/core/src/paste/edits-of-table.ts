import type { Edit, EditOf } from "../edit/edit.ts";
import type { ColumnId, LaneId, NewId, CardId, StageId, StepId } from "../ids.ts";
import { isChannelId, channelNamed } from "../channel.ts";
import { laneKindOf, type LaneKind } from "../lane/lane-kind.ts";
import { columnsOf } from "../map/columns.ts";
import { team, type JourneyMap } from "../map/journey-map.ts";
import { plainTextOf } from "../map/rich-text.ts";
import { plainName, type LaneNames } from "./lane-names.ts";
import type { PastedCell, PastedTable } from "./pasted-table.ts";
import { headsOf, type HeadLane, type HeadOptions } from "./table-heads.ts";

/** Where a table goes: as new stages at a place of the list, or into cells from one on. */
export type TableTarget =
  | { readonly kind: "stages"; readonly at: number }
  | { readonly kind: "cell"; readonly lane: LaneId; readonly column: ColumnId };

export interface TablePaste extends HeadOptions {
  readonly map: JourneyMap;
  readonly table: PastedTable;
  readonly target: TableTarget;
  readonly names: LaneNames;
  readonly newId: NewId;
  /** What a stage is called that the table does not name: "Stage 7". `n`: its place on the map, from 1. */
  readonly stageName: (n: number) => string;
}

export interface TableEdits {
  readonly edits: readonly Edit[];
  readonly stages: number;
  readonly lanes: number;
  readonly cards: number;
  /** Points of a curve. */
  readonly feelings: number;
  /** Cells that no lane of the map can hold: words in a curve, anything in a measured lane. */
  readonly left: number;
}

/** Beyond the end means the end. */
const atEnd = 1_000_000;

/** "+1", "−0,5": a value of the emotion curve, in half steps. */
function feelingIn(cell: PastedCell): number | undefined {
  const words = plainTextOf(cell.text).trim().replace("−", "-").replace(",", ".");
  const value = /^[+-]?\d(\.[05])?$/.test(words) ? Number(words) + 0 : NaN;
  return value >= -2 && value <= 2 ? value : undefined;
}

const isIn = (lane: HeadLane, cell: PastedCell) => lane.rows.includes(cell.row);

/** The columns of the table on the map, and the edits that make those which are not there. */
function columnsFor(paste: TablePaste, stages: ReturnType<typeof headsOf>["stages"], count: number) {
  const { map, target, newId, stageName } = paste;
  const edits: Edit[] = [];
  const ids: ColumnId[] = [];
  let made = 0;
  const addStage = (name: string, steps: readonly string[]) => {
    const id = newId() as StageId;
    const at = target.kind === "stages" ? target.at + made : map.stages.length + made;
    made += 1;
    edits.push({ kind: "stage.add", id, name: (name || stageName(at + 1)).slice(0, 500), at });
    if (steps.length === 0) ids.push(id);
    steps.forEach((step, place) => {
      const stepId = newId() as StepId;
      edits.push({ kind: "step.add", id: stepId, stage: id, name: step.slice(0, 500), at: place });
      ids.push(stepId);
    });
  };
  const there = columnsOf(map);
  if (target.kind === "stages") {
    if (stages) for (const { name, steps } of stages) addStage(name, steps);
    else for (let at = 0; at < count; at += 1) addStage("", []);
  } else if (stages) {
    for (const { name, steps } of stages) {
      const known = there.filter((one) => plainName(one.stage.name) === plainName(name));
      const width = Math.max(1, steps.length);
      if (name !== "" && known.length === width) ids.push(...known.map((one) => one.id));
      else addStage(name, steps);
    }
  } else {
    const from = there.findIndex((one) => one.id === target.column);
    ids.push(...there.slice(from, from + count).map((one) => one.id));
    while (ids.length < count) addStage("", []);
  }
  return { ids, edits, made };
}

interface TargetLane {
  readonly id: LaneId;
  readonly kind: LaneKind;
}

/** A row of numbers from −2 to +2 that is called so is a curve; with words in it, it is a lane of its own name. */
function kindFor({ names, table }: TablePaste, lane: HeadLane, firstColumn: number): LaneKind {
  const kind = names.get(plainName(lane.name))?.kind ?? "custom";
  if (laneKindOf(kind).shape === "cards") return kind;
  const own = table.cells.filter((cell) => isIn(lane, cell) && cell.column >= firstColumn);
  return own.every((cell) => feelingIn(cell) !== undefined) ? kind : "custom";
}

/** The lanes of the table on the map, and the edits that make those which are not there. */
function lanesFor(paste: TablePaste, heads: ReturnType<typeof headsOf>) {
  const { map, target, names, newId, hasLanes } = paste;
  const edits: EditOf<"lane.add">[] = [];
  const used = new Set<LaneId>();
  const cardLanes = map.lanes.filter((one) => laneKindOf(one.kind).shape === "cards");
  const from =
    target.kind === "cell"
      ? Math.max(
          0,
          cardLanes.findIndex((one) => one.id === target.lane),
        )
      : 0;
  const lanes = heads.lanes.map((lane, place): TargetLane => {
    const kind = kindFor(paste, lane, heads.firstColumn);
    const isNamed = hasLanes && lane.name !== "";
    const known = isNamed
      ? map.lanes.find(
          (one) =>
            !used.has(one.id) &&
            (one.name === undefined
              ? one.kind === kind && kind !== "custom"
              : plainName(one.name) === plainName(lane.name) && laneKindOf(one.kind).shape !== "numbers"),
        )
      : hasLanes
        ? undefined
        : cardLanes[from + place];
    if (known) {
      used.add(known.id);
      return known;
    }
    const id = newId() as LaneId;
    // Without a name of its own it is called as its kind is in everybody's language.
    const called = names.get(plainName(lane.name));
    const name = called?.isOwn && called.kind === kind ? "" : lane.name.slice(0, 500);
    edits.push({
      kind: "lane.add",
      id,
      lane: kind,
      ...(name && { name }),
      at: map.lanes.length + edits.length,
    });
    return { id, kind };
  });
  return { lanes, edits };
}

const isTouchpoint = (kind: LaneKind): boolean => {
  const known = laneKindOf(kind);
  return known.shape === "cards" && known.look === "touchpoint";
};

function cardOf(cell: PastedCell, lane: TargetLane, column: ColumnId, newId: NewId): EditOf<"card.add"> {
  const channel = channelNamed(plainTextOf(cell.text).trim());
  const { attachments } = cell;
  return {
    kind: "card.add",
    id: newId() as CardId,
    lane: lane.id,
    column,
    at: atEnd,
    text: cell.text,
    ...(cell.columns > 1 && { span: Math.min(cell.columns, 200) }),
    ...(isTouchpoint(lane.kind) && isChannelId(channel) && { channels: [channel] }),
    ...((cell.rows > 1 || attachments.length > 0) && {
      fields: {
        ...(cell.rows > 1 && { rows: Math.min(cell.rows, 50) }),
        ...(attachments.length > 0 && { attachments: [...attachments] }),
      },
    }),
  };
}

/** A table as the edits that make the map it shows; all of them are one step. */
export function editsOfTable(paste: TablePaste): TableEdits {
  const { table, newId } = paste;
  const heads = headsOf(table, paste);
  const columns = columnsFor(paste, heads.stages, table.columns - heads.firstColumn);
  const lanes = lanesFor(paste, heads);
  const contents: Edit[] = [];
  let left = 0;
  for (const cell of table.cells) {
    if (cell.row < heads.firstRow || cell.column < heads.firstColumn) continue;
    const place = heads.lanes.findIndex((one) => isIn(one, cell));
    const lane = lanes.lanes[place];
    const column = columns.ids[cell.column - heads.firstColumn];
    if (!lane || column === undefined) continue;
    // A merged name holds several rows in one lane: none of its cards can cover a lane below.
    const covered = (heads.lanes[place]?.rows.length ?? 1) > 1 ? { ...cell, rows: 1 } : cell;
    const { shape } = laneKindOf(lane.kind);
    const value = feelingIn(cell);
    if (shape === "cards") contents.push(cardOf(covered, lane, column, newId));
    else if (shape === "curve" && value !== undefined)
      contents.push({ kind: "feeling.set", lane: lane.id, persona: team, column, value });
    else left += 1;
  }
  return {
    edits: [...columns.edits, ...lanes.edits, ...contents],
    stages: columns.made,
    lanes: lanes.edits.length,
    cards: contents.filter((one) => one.kind === "card.add").length,
    feelings: contents.filter((one) => one.kind === "feeling.set").length,
    left,
  };
}
