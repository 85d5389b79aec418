import { useMutation, useQueryClient } from "@tanstack/react-query";
import { meQuery } from "../../api/queries.ts";

/** Changes something of the account; then the server is asked who is here. */
export function useChange<Given = void>(
  change: (given: Given) => Promise<unknown>,
  { onDone }: { readonly onDone?: () => void } = {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
      onDone?.();
    },
  });
}
