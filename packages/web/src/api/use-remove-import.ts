import type { ImportId } from "@itinera/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useWords } from "../app/language.tsx";
import { tell } from "../parts/toasts.tsx";
import { client } from "./client.ts";
import { problemText } from "./problem-text.ts";

/** Stops an import that is under way, or takes away one that is done, with its numbers. */
export function useRemoveImport() {
  const { t } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: ImportId) => client.removeImport(id),
    onSettled: () => queries.invalidateQueries(),
    onError: (error) => tell(problemText(t, error)),
  });
}
