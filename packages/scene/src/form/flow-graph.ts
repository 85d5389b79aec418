import { columnsOf, laneKindOf, plainTextOf, type Card, type JourneyMap, type Stage } from "@itinera/core";

export interface FlowNode {
  readonly id: string;
  readonly role: "stage" | "step" | "card";
  readonly name: string;
  readonly stage: number;
}

/** A frame around the steps and activities of a stage. */
export interface FlowCluster {
  readonly stage: Stage;
  readonly index: number;
  readonly nodes: readonly FlowNode[];
}

export interface FlowEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Drawn by somebody; the others only say what stands beside what. */
  readonly drawn: boolean;
  /** Absent: it is dashed when it goes back. */
  readonly dashed?: boolean;
}

export interface FlowGraph {
  readonly clusters: readonly FlowCluster[];
  readonly edges: readonly FlowEdge[];
}

/**
 * Stages, steps and activities as nodes; drawn arrows as edges. What has no drawn way out is followed by its
 * neighbour, as everywhere in the map (D3). A stage with steps or activities is a frame around them: arrows
 * lead to its first and leave from its last.
 */
export function flowGraph(map: JourneyMap): FlowGraph {
  const flowLanes = new Set(
    map.lanes
      .filter((lane) => {
        const kind = laneKindOf(lane.kind);
        return lane.hidden !== true && kind.shape === "cards" && kind.look === "process";
      })
      .map((lane) => lane.id),
  );
  const ends = new Set(map.connectors.flatMap(({ from, to }) => [from, to]));
  const isNode = (card: Card) => flowLanes.has(card.lane) || ends.has(card.id);
  const columns = columnsOf(map);
  const clusters = map.stages.map((stage, index): FlowCluster => {
    const own = columns.filter((column) => column.stage.id === stage.id);
    const nodes = own.flatMap(({ id, step }): FlowNode[] => {
      const cards = map.cards
        .filter((card) => card.column === id && isNode(card))
        .map((card): FlowNode => ({ id: card.id, role: "card", name: plainTextOf(card.text), stage: index }));
      return step ? [{ id, role: "step", name: step.name, stage: index }, ...cards] : cards;
    });
    const alone: FlowNode = { id: stage.id, role: "stage", name: stage.name, stage: index };
    return { stage, index, nodes: nodes.length === 0 ? [alone] : nodes };
  });
  return { clusters, edges: edgesOf(map, clusters) };
}

function edgesOf(map: JourneyMap, clusters: readonly FlowCluster[]): readonly FlowEdge[] {
  const sequence = clusters.flatMap((cluster) => cluster.nodes);
  const known = new Set(sequence.map((node) => node.id));
  const firstOf = new Map<string, string | undefined>(
    clusters.map(({ stage, nodes }) => [stage.id, nodes[0]?.id]),
  );
  const lastOf = new Map<string, string | undefined>(
    clusters.map(({ stage, nodes }) => [stage.id, nodes.at(-1)?.id]),
  );
  const drawn = map.connectors.flatMap((one): FlowEdge[] => {
    const from = known.has(one.from) ? one.from : lastOf.get(one.from);
    const to = known.has(one.to) ? one.to : firstOf.get(one.to);
    if (from === undefined || to === undefined || from === to) return [];
    return [
      {
        id: one.id,
        from,
        to,
        label: one.label ?? "",
        drawn: true,
        ...(one.dashed !== undefined && { dashed: one.dashed }),
      },
    ];
  });
  const placeOf = new Map(sequence.map((node, at) => [node.id, at]));
  // Who goes back goes on too: only a way forward takes the place of the neighbour.
  const isForward = ({ from, to }: FlowEdge) => (placeOf.get(to) ?? 0) > (placeOf.get(from) ?? 0);
  const leaves = new Set(drawn.filter(isForward).map((edge) => edge.from));
  const beside = sequence.slice(0, -1).flatMap((node, at): FlowEdge[] => {
    const next = sequence[at + 1];
    if (!next || leaves.has(node.id)) return [];
    return [{ id: `${node.id}.next`, from: node.id, to: next.id, label: "", drawn: false, dashed: false }];
  });
  return [...drawn, ...beside];
}
