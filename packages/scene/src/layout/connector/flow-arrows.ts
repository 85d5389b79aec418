import { laneKindOf } from "@itinera/core";
import type { SceneRow } from "../scene.ts";

/** An arrow that nobody drew, between two activities of a flow that follow one another. */
export interface FlowArrow {
  readonly from: string;
  readonly to: string;
  /** Both stand in one cell, the second right under the first. */
  readonly isDown: boolean;
}

/** `led`: cards that have a drawn arrow of their own, which says where they lead. */
export function flowArrows(rows: readonly SceneRow[], led: ReadonlySet<string>): readonly FlowArrow[] {
  return rows.flatMap((row) => {
    const kind = laneKindOf(row.lane.kind);
    if (kind.shape !== "cards" || kind.look !== "process" || row.collapsed) return [];
    const cards = row.groups.filter((group) => group.role === "card");
    return cards.slice(1).flatMap((card, at): FlowArrow[] => {
      const before = cards[at];
      if (!before || led.has(before.id)) return [];
      const isDown = before.column === card.column && before.span === card.span;
      const follows = (before.column ?? 0) + (before.span ?? 1) <= (card.column ?? 0);
      return isDown || follows ? [{ from: before.id, to: card.id, isDown }] : [];
    });
  });
}
