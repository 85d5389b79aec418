import type { ProjectId } from "@itinera/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useWords } from "../app/language.tsx";
import { tell } from "../parts/toasts.tsx";
import { client } from "./client.ts";
import { problemText } from "./problem-text.ts";
import { mapsQuery, settingsQuery } from "./queries.ts";

interface Discovery {
  readonly project: ProjectId;
  /** Absent: as many as the log suggests. */
  readonly stages?: number | undefined;
}

/** Proposes a map from a project's events and opens it. */
export function useDiscover() {
  const { t, lang: pageLang } = useWords();
  const lang = useQuery(settingsQuery).data?.lang ?? pageLang;
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ project, stages }: Discovery) =>
      client.discover(project, { lang, ...(stages === undefined ? {} : { stages }) }),
    onSuccess: async ({ map }) => {
      await queries.invalidateQueries({ queryKey: mapsQuery.queryKey });
      await navigate({ to: "/map/$id", params: { id: map } });
    },
    onError: (error) => tell(problemText(t, error), { key: "discover" }),
  });
}
