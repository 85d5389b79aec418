import type { CardId, MapId, StageId } from "@itinera/core";
import { journeyFileOf, subMapOf } from "@itinera/core";
import type { MapLine } from "@itinera/protocol";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { mapsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";
import { useDesk } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";

/** The maps of the same project, this one left out; undefined: not known yet. */
export function useOtherMaps(id: MapId): readonly MapLine[] | undefined {
  const maps = useQuery(mapsQuery).data;
  const project = maps?.find((one) => one.id === id)?.projectId;
  return maps?.filter((one) => one.id !== id && one.projectId === project);
}

/** Makes a map of a stage, in the same project, and leads a card to it. */
export function useMakeSubMap() {
  const { editor, room } = useDesk();
  const { t } = useWords();
  const queries = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const make = async (card: CardId, stage: StageId) => {
    const { map } = room.now();
    const sub = subMapOf(map, stage, newId() as MapId);
    const line = (await queries.ensureQueryData(mapsQuery)).find((one) => one.id === map.id);
    if (!sub || !line) return;
    setMaking(true);
    try {
      const made = await client.newMap({
        project: line.project,
        from: { kind: "file", text: journeyFileOf(sub) },
      });
      // The list first: what is linked must not look as if it had been removed.
      await queries.invalidateQueries({ queryKey: mapsQuery.queryKey });
      if (editor.make({ kind: "card.set", id: card, fields: { map: made.map } }))
        tell(t("cards:map.made", { name: sub.name || t("projects:unnamed") }));
    } catch (error) {
      tell(problemText(t, error));
    } finally {
      setMaking(false);
    }
  };
  return { isMaking, make };
}
