import type { ProjectId } from "@itinera/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";

/** Changes something of a project's sources, and says so; then they are asked for anew. */
export function useSourceChange<Given, Made>(
  project: ProjectId,
  change: (given: Given) => Promise<Made>,
  said: (made: Made, given: Given) => string,
) {
  const { t } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    async onSuccess(made, given) {
      tell(said(made, given), { key: "source" });
      await queries.invalidateQueries({ queryKey: ["sources", project] });
    },
    onError: (error) => tell(problemText(t, error)),
  });
}
