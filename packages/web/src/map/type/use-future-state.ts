import type { JourneyMap } from "@itinera/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { mapsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";

/** Copies the map as one of tomorrow, which remembers today's, and opens it. */
export function useFutureState(map: JourneyMap): () => void {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const made = useMutation({
    mutationFn: () =>
      client.duplicateMap(map.id, {
        as: "future-state",
        name: t("forms:future.name", { name: map.name || t("projects:unnamed") }).slice(0, 500),
      }),
    onSuccess: ({ map: id }) => navigate({ to: "/map/$id", params: { id } }),
    onError: (error) => tell(problemText(t, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: mapsQuery.queryKey }),
  });
  return () => made.mutate();
}
