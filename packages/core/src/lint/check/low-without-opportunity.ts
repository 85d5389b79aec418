import type { ColumnId } from "../../ids.ts";
import { laneKindOf } from "../../lane/lane-kind.ts";
import type { Check } from "../remark.ts";
import { cardsOf, coveredBy } from "./cards-of.ts";

const low = -1;

/** Somebody feels badly there, and no card says what could be done about it. */
export const lowWithoutOpportunity: Check = (map) => {
  const helped = coveredBy(map, cardsOf(map, "solutions", "opportunities"));
  const emotions = new Set(
    map.lanes
      .filter(({ kind }) => {
        const definition = laneKindOf(kind);
        return definition.shape === "curve" && definition.scale === "emotion";
      })
      .map((lane) => lane.id),
  );
  const columns = new Set<ColumnId>(
    map.feelings
      .filter((one) => one.state === undefined && one.value <= low && emotions.has(one.lane))
      .map((one) => one.column),
  );
  return [...columns].filter((id) => !helped.has(id)).map((id) => ({ at: { kind: "column", id } }));
};
