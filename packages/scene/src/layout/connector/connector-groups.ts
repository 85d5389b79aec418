import type { Connector } from "@itinera/core";
import type { Group, Mark } from "../../draw/mark.ts";
import { styles } from "../density.ts";
import type { Frame } from "../frame.ts";
import { centreMark, widthOf } from "../pen.ts";
import type { SceneConnector, SceneRow } from "../scene.ts";
import { labelRow, needsRoom } from "./channel.ts";
import { endsOf, type End } from "./ends.ts";
import { flowArrows } from "./flow-arrows.ts";
import { arrowHead, longestPart, roundPath, type Point } from "./polyline.ts";
import { createTracks } from "./tracks.ts";
import { wayOf, type Roads, type Way } from "./way.ts";

/** px around an arrow, for its head and its stroke. */
const margin = 6;

/** All arrows of the sheet that end at a card; those whose other end is not drawn are left out. */
export function connectorGroups(
  frame: Frame,
  rows: readonly SceneRow[],
  headerH: number,
): readonly SceneConnector[] {
  const { connectors } = frame.input.map;
  const flows = frame.sizes.isOverview ? [] : flowArrows(rows, new Set(connectors.map(({ from }) => from)));
  if (connectors.length === 0 && flows.length === 0) return [];
  const ends = endsOf(frame, rows, headerH);
  const roads: Roads = {
    columns: frame.columns,
    rows,
    headerH,
    tracks: createTracks(),
    broad: [...ends.values()].filter(({ row, first, last, bottom }) => {
      const own = rows[row];
      return own && (last > first || bottom > own.y + own.h);
    }),
  };
  const drawn = connectors.flatMap((connector): SceneConnector[] => {
    const [from, to] = [ends.get(connector.from), ends.get(connector.to)];
    // Those between two headers are part of the header.
    if (!from || !to || (from.row === -1 && to.row === -1)) return [];
    return [{ connector, ...drawnConnector(frame, roads, connector, from, to) }];
  });
  const implied = flows.flatMap(({ from, to, isDown }): SceneConnector[] => {
    const [source, target] = [ends.get(from), ends.get(to)];
    if (!source || !target) return [];
    const id = `flow.${from}.${to}`;
    const way = isDown ? { points: downWay(source, target) } : wayOf(roads, source, target, undefined);
    return [arrowOf(frame, id, way, { from: source, to: target, dashed: false })];
  });
  return [...implied, ...drawn];
}

function drawnConnector(
  frame: Frame,
  roads: Roads,
  connector: Connector,
  from: End,
  to: End,
): SceneConnector {
  const { label = "" } = connector;
  const along = from.row !== -1 && to.row !== -1 && needsRoom(frame, label);
  const way = wayOf(roads, from, to, along ? labelRow(from.row, to.row) : undefined);
  const isBack = to.last < from.first;
  const dashed = connector.dashed ?? isBack;
  return arrowOf(frame, connector.id, way, { from, to, dashed, text: label });
}

/** From the lower edge of an activity to the upper edge of the next. */
function downWay(from: End, to: End): readonly Point[] {
  const x = from.left + Math.min(20, (from.right - from.left) / 2);
  return [
    [x, from.bottom],
    [x, to.top - 1],
  ];
}

interface ArrowLook {
  readonly from: End;
  readonly to: End;
  readonly dashed: boolean;
  readonly text?: string;
}

function arrowOf(frame: Frame, id: string, { points, label }: Way, look: ArrowLook): SceneConnector {
  const { from, to, dashed, text = "" } = look;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  const stroke = { stroke: "ink", width: 1.2 } as const;
  const d = roundPath(points, x, y);
  const group: Group = {
    id,
    role: "connector",
    x,
    y,
    w: Math.max(...xs) + margin - x,
    h: Math.max(...ys) + margin - y,
    label: [frame.input.words.connector(from.name, to.name), text].filter(Boolean).join(", "),
    marks: [
      { kind: "path", x: 0, y: 0, d, ...stroke, ...(dashed && { dash: [3, 2] }) },
      { kind: "path", x: 0, y: 0, d: arrowHead(points, x, y), ...stroke },
      ...labelMarks(frame, text, label ?? middleOf(points), x, y),
    ],
  };
  return { id, way: d, group };
}

/** Of the longest part but the first and the last, which touch the cards. */
const middleOf = (points: readonly Point[]): Point =>
  longestPart(points.length > 3 ? points.slice(1, -1) : points);

/** The line is broken under its words. */
function labelMarks(frame: Frame, text: string, at: Point, x: number, y: number): readonly Mark[] {
  if (text === "") return [];
  const label = centreMark(frame.textPen, text, styles.micro, "ink-2", at[0] - x, at[1] - y - 7);
  const [left, top] = [label.x - 3, at[1] - y - 6];
  return [{ kind: "box", x: left, y: top, w: widthOf(label) + 6, h: 12, fill: "sheet" }, label];
}
