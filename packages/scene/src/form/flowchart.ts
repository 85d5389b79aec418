import { Graph, layout } from "@dagrejs/dagre";
import { smallestN, stageLetter } from "@itinera/core";
import type { Group, Mark } from "../draw/mark.ts";
import { stageTint, stageWash } from "../draw/palette.ts";
import { styles } from "../layout/density.ts";
import { blockMark, heightOf, lineMark, linesMark, widthOf } from "../layout/pen.ts";
import type { TextMark } from "../draw/mark.ts";
import { edgeMarks, type Place } from "./flow-edge.ts";
import { flowGraph, type FlowCluster, type FlowEdge, type FlowNode } from "./flow-graph.ts";
import { formStyles, pensOf } from "./form-pens.ts";
import type { FormInput, FormLayout, FormScene } from "./form-scene.ts";

const margin = 24;
const nodeW = 168;
const padX = 12;
const padY = 9;
/** Room over a frame's nodes for its name. */
const clusterHead = 30;
const clusterPad = 14;
/** Height of a window in widths of it. */
const shape = 0.6;

interface Drawn {
  readonly node: FlowNode;
  readonly h: number;
  readonly marks: readonly Mark[];
}

/** Stages, steps and activities as boxes, all ways between them as arrows, with branches and loops. */
export const flowchart: FormLayout = (input) => {
  const across = laidOut(input, false);
  if (across.w <= input.width) return across;
  const down = laidOut(input, true);
  // Whichever way less of it lies out of sight.
  const outOfSight = ({ w, h }: FormScene) => Math.max(w / input.width, h / (input.width * shape));
  return outOfSight(down) < outOfSight(across) ? down : across;
};

function laidOut(input: FormInput, isDown: boolean): FormScene {
  const graph = flowGraph(input.map);
  const nodes = new Map(
    graph.clusters.flatMap(({ nodes: list }) => list.map((node) => [node.id, nodeOf(input, node)] as const)),
  );
  const chart = new Graph({ directed: true, multigraph: true, compound: true });
  chart.setGraph({ rankdir: isDown ? "TB" : "LR", nodesep: 36, ranksep: isDown ? 44 : 58, edgesep: 18 });
  for (const [id, { h }] of nodes) chart.setNode(id, { width: nodeW, height: h });
  for (const { stage, nodes: list } of graph.clusters) {
    if (list[0]?.role === "stage") continue;
    const frame = `frame ${stage.id}`;
    chart.setNode(frame, { width: 0, height: 0 });
    for (const node of list) chart.setParent(node.id, frame);
  }
  const labels = new Map(graph.edges.map((edge) => [edge.id, labelOf(input, edge)]));
  for (const edge of graph.edges) {
    const label = labels.get(edge.id);
    const size = label
      ? { width: widthOf(label) + 10, height: heightOf(label) + 6, labelpos: "c" as const }
      : {};
    chart.setEdge(edge.from, edge.to, { ...size, weight: edge.drawn ? 1 : 3 }, edge.id);
  }
  layout(chart);
  return placed(input, isDown, graph.clusters, graph.edges, chart as Laid, nodes, labels);
}

/** What is read of a chart that was laid out: middles of the nodes, bends of the edges. */
interface Laid {
  node(id: string): { readonly x: number; readonly y: number };
  edge(
    from: string,
    to: string,
    name: string,
  ): {
    readonly points: readonly Place[];
    readonly x?: number;
    readonly y?: number;
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function placed(
  input: FormInput,
  isDown: boolean,
  clusters: readonly FlowCluster[],
  edges: readonly FlowEdge[],
  chart: Laid,
  nodes: ReadonlyMap<string, Drawn>,
  labels: ReadonlyMap<string, TextMark | undefined>,
) {
  const names = new Map([...nodes].map(([id, { node }]) => [id, node.name]));
  const boxes = new Map(
    [...nodes].map(([id, { h }]) => {
      const { x, y } = chart.node(id);
      return [id, { x: x - nodeW / 2, y: y - h / 2, w: nodeW, h }] as const;
    }),
  );
  const heads = clusters.flatMap((cluster) => clusterGroup(input, cluster, boxes) ?? []);
  const orders = new Map(
    clusters.flatMap((cluster) => cluster.nodes).map((node, at) => [node.id, at] as const),
  );
  const orderOf = (id: string) => orders.get(id) ?? 0;
  const arrows = edges.map((edge) => {
    const laid = chart.edge(edge.from, edge.to, edge.id);
    const isBack = orderOf(edge.to) < orderOf(edge.from);
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    const points = from && to && !isBack ? sideToSide(laid.points, from, to, isDown) : laid.points;
    const label = labels.get(edge.id);
    const words =
      label && laid.x !== undefined && laid.y !== undefined ? { label, x: laid.x, y: laid.y } : undefined;
    return { edge, points, marks: edgeMarks(points, edge, isBack, words) };
  });
  const all = [
    ...[...boxes.values(), ...heads].flatMap(({ x, y, w, h }) => [
      { x, y },
      { x: x + w, y: y + h },
    ]),
    ...arrows.flatMap(({ points }) => points),
  ];
  const left = Math.min(0, ...all.map(({ x }) => x)) - margin;
  const top = Math.min(0, ...all.map(({ y }) => y)) - margin;
  const moved = <T extends { x: number; y: number }>(thing: T): T => ({
    ...thing,
    x: thing.x - left,
    y: thing.y - top,
  });
  const groups = clusters.flatMap((cluster): Group[] => [
    ...heads.filter((head) => head.id === cluster.stage.id),
    ...cluster.nodes.flatMap((node): Group[] => {
      const [box, drawn] = [boxes.get(node.id), nodes.get(node.id)];
      if (!box || !drawn) return [];
      return [{ id: node.id, role: node.role, ...box, label: labelOfNode(input, node), marks: drawn.marks }];
    }),
  ]);
  return {
    form: "flowchart" as const,
    lang: input.map.lang,
    w: Math.max(0, ...all.map(({ x }) => x)) - left + margin,
    h: Math.max(0, ...all.map(({ y }) => y)) - top + margin,
    ground: [],
    groups: [
      // Frames first, arrows over them, boxes last.
      ...groups
        .filter((group) => heads.some((head) => head.id === group.id && head.role === group.role))
        .map(moved),
      ...arrows.map(({ edge, marks }): Group => ({
        id: edge.id,
        role: "connector",
        x: -left,
        y: -top,
        w: 0,
        h: 0,
        label: [input.words.connector(names.get(edge.from) ?? "", names.get(edge.to) ?? ""), edge.label]
          .filter((part) => part !== "")
          .join(", "),
        marks,
      })),
      ...groups
        .filter((group) => !heads.some((head) => head.id === group.id && head.role === group.role))
        .map(moved),
    ],
  };
}

/** From the middle of one side to the middle of the other, where that still leads forward. */
function sideToSide(points: readonly Place[], from: Box, to: Box, isDown: boolean): readonly Place[] {
  const [start, end] = isDown
    ? [
        { x: from.x + from.w / 2, y: from.y + from.h },
        { x: to.x + to.w / 2, y: to.y },
      ]
    : [
        { x: from.x + from.w, y: from.y + from.h / 2 },
        { x: to.x, y: to.y + to.h / 2 },
      ];
  const isForward = isDown ? start.y < end.y : start.x < end.x;
  return isForward ? [start, ...points.slice(1, -1), end] : points;
}

function reachOf({ overlay, words }: FormInput, { id, role }: FlowNode): string | undefined {
  if (role !== "stage" || overlay.state !== "counted") return undefined;
  const numbers = [...overlay.stages].find(([stage]) => stage === id)?.[1];
  if (numbers?.reach == null) return undefined;
  const share =
    numbers.conversion !== null && numbers.reach >= smallestN ? words.percent(numbers.conversion) : "";
  return [words.number(numbers.reach), share].filter(Boolean).join("  →  ");
}

const labelOfNode = (input: FormInput, node: FlowNode): string =>
  [`${stageLetter(node.stage)}. ${node.name}`, reachOf(input, node)]
    .filter((part) => part !== undefined)
    .join(", ");

/** A box with its name; a stage has its tint above and its numbers below. */
function nodeOf(input: FormInput, node: FlowNode): Drawn {
  const { own, said } = pensOf(input);
  const isStage = node.role === "stage";
  const style = isStage ? styles.stageName : formStyles.node;
  const top = isStage ? padY + 4 : padY;
  const name = blockMark(
    own,
    node.name === "" ? "–" : node.name,
    style,
    "ink",
    padX,
    top,
    nodeW - padX * 2,
    4,
  );
  const reach = reachOf(input, node);
  const numbers =
    reach === undefined
      ? undefined
      : lineMark(said, reach, styles.people, "over", padX, top + heightOf(name) + 2);
  const h = Math.ceil(top + heightOf(name) + (numbers ? 22 : 0) + padY);
  return {
    node,
    h,
    marks: [
      {
        kind: "box",
        x: 0,
        y: 0,
        w: nodeW,
        h,
        radius: node.role === "card" ? 3 : 6,
        fill: "sheet",
        stroke: "ink-2",
        width: 1.2,
      },
      ...(isStage
        ? [{ kind: "box" as const, x: 1.2, y: 6, w: 4, h: h - 12, fill: stageTint(node.stage) }]
        : []),
      name,
      ...(numbers ? [numbers] : []),
    ],
  };
}

/** The frame of a stage that holds more than itself, around its nodes wherever they were laid. */
function clusterGroup(
  input: FormInput,
  { stage, index, nodes }: FlowCluster,
  boxes: ReadonlyMap<string, Box>,
): Group | undefined {
  if (nodes[0]?.role === "stage") return undefined;
  const { own } = pensOf(input);
  const inner = nodes.flatMap((node) => boxes.get(node.id) ?? []);
  const [x, y] = [Math.min(...inner.map((box) => box.x)), Math.min(...inner.map((box) => box.y))];
  const w = Math.max(...inner.map((box) => box.x + box.w)) - x + clusterPad * 2;
  const h = Math.max(...inner.map((box) => box.y + box.h)) - y + clusterHead + clusterPad;
  const words = `${stageLetter(index)}. ${stage.name}`;
  return {
    id: stage.id,
    role: "stage",
    x: x - clusterPad,
    y: y - clusterHead,
    w,
    h,
    label: words,
    marks: [
      {
        kind: "box",
        x: 0,
        y: 0,
        w,
        h,
        radius: 10,
        fill: stageWash(index),
        stroke: stageTint(index),
        width: 1,
      },
      lineMark(own, words, { ...styles.stageName, size: 14 }, "ink", clusterPad, 6, w - clusterPad * 2),
    ],
  };
}

/** An edge's label; its place comes with the layout. */
function labelOf(input: FormInput, { label }: FlowEdge): TextMark | undefined {
  if (label === "") return undefined;
  const { own } = pensOf(input);
  const mark = blockMark(own, label, styles.small, "ink-2", 0, 0, 140, 2);
  return linesMark(own, mark.lines, styles.small, "ink-2", 0, 0);
}
