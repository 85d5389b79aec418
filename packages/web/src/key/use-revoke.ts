import type { KeyLine } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemText } from "../api/problem-text.ts";
import { useWords } from "../app/language.tsx";
import { tell } from "../parts/toasts.tsx";

/** Ends a key, and tells of it; both lists of keys are asked for anew. */
export function useRevoke(revoke: (id: KeyLine["id"]) => Promise<unknown>) {
  const { t } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: KeyLine) => revoke(id),
    onSuccess: (_, { name }) => tell(t("keys:revoke.done", { name })),
    onError: (error) => tell(problemText(t, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["keys"] }),
  });
}
