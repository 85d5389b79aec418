import { orders } from "../edit/order.ts";
import type { ConnectorId, LaneId, MapId, NewId, StageId } from "../ids.ts";
import { defaultLanes, type LaneKind } from "../lane/lane-kind.ts";
import type { Lang } from "../lang.ts";
import { emptyMap } from "../map/empty-map.ts";
import type { Connector, JourneyMap, Stage } from "../map/journey-map.ts";
import type { Lane } from "../map/lane.ts";
import type { Template } from "./template.ts";

/** `orders` as one per thing, for lists that are made at once. */
function inOrder<In, Out>(list: readonly In[], make: (one: In, order: string) => Out): Out[] {
  const keys = orders(list.length);
  return list.map((one, at) => make(one, keys[at] ?? ""));
}

/**
 * A new map with the template's stages and the default lanes. Its cells are empty: hints are looked
 * up by the stage's `hints` and never stand in the map by themselves.
 */
export function mapFromTemplate(
  template: Template,
  lang: Lang,
  { id, newId }: { readonly id: MapId; readonly newId: NewId },
): JourneyMap {
  const kinds: readonly LaneKind[] = template.stages.some((stage) => stage.hints.kpis)
    ? withKpis(defaultLanes)
    : defaultLanes;
  const stages = inOrder(template.stages, (stage, order): Stage => ({
    id: newId() as StageId,
    order,
    name: stage.name[lang],
    hints: { template: template.id, stage: stage.id },
  }));
  const stageIdOf = new Map(stages.map((stage) => [stage.hints?.stage, stage.id]));
  const connectors = template.connectors.flatMap(({ from, to, label }) => {
    const [source, target] = [stageIdOf.get(from), stageIdOf.get(to)];
    return source && target ? [{ from: source, to: target, label: label?.[lang] }] : [];
  });
  return {
    ...emptyMap(id, { name: template.name[lang], type: "current-state", lang }),
    stages,
    lanes: inOrder(kinds, (kind, order): Lane => ({ id: newId() as LaneId, order, kind })),
    connectors: inOrder(connectors, ({ from, to, label }, order): Connector => ({
      id: newId() as ConnectorId,
      order,
      from,
      to,
      ...(label ? { label } : {}),
    })),
  };
}

/** KPIs close the drawn lanes; the measured ones follow. */
function withKpis(kinds: readonly LaneKind[]): readonly LaneKind[] {
  const at = kinds.indexOf("reach");
  return [...kinds.slice(0, at), "kpis", ...kinds.slice(at)];
}
