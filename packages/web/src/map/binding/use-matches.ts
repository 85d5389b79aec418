import type { Binding, MatchesAnswer } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { projectsQuery } from "../../api/queries.ts";
import { useView } from "../editor/view.ts";
import { useProject } from "../numbers/project-context.ts";

/** Weeks that the chart shows. */
const weeks = 13;

export type Matches =
  | { readonly kind: "none" }
  | { readonly kind: "no-events" }
  | { readonly kind: "counting" }
  | { readonly kind: "away" }
  | { readonly kind: "counted"; readonly isOld: boolean; readonly match: MatchesAnswer["matches"][number] };

/** How many match a binding in the period of the lens, and in each of its last weeks. */
export function useMatches(binding: Binding): Matches {
  const project = useProject();
  const { unit, period } = useView();
  const projects = useQuery(projectsQuery);
  const events = projects.data?.find((one) => one.id === project)?.events;
  const isAsked = project !== undefined && binding.length > 0 && typeof events === "number" && events > 0;
  const answer = useQuery<MatchesAnswer>({
    queryKey: ["matches", project, events, unit, period, binding],
    queryFn: ({ signal }) => {
      if (project === undefined) throw new Error("asked without a project");
      return client.ask(
        project,
        { kind: "matches", unit, period, weeks, bindings: [{ key: "it", binding }] },
        signal,
      );
    },
    enabled: isAsked,
    placeholderData: (before) => before,
    staleTime: Infinity,
    retry: false,
  });
  if (binding.length === 0) return { kind: "none" };
  if (events === 0) return { kind: "no-events" };
  if (events === null || answer.isError || projects.isError) return { kind: "away" };
  const match = answer.data?.matches[0];
  return match ? { kind: "counted", isOld: answer.isPlaceholderData, match } : { kind: "counting" };
}
