import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { problemText } from "../../api/problem-text.ts";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";

/** Makes the example shop, which takes a second or two, and opens its map of today. */
export function useExample() {
  const { t, lang } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => client.example(lang),
    onSuccess: async ({ current }) => {
      await queries.invalidateQueries({ refetchType: "none" });
      await navigate({ to: "/map/$id", params: { id: current } });
    },
    onError: (error) => tell(problemText(t, error)),
  });
}
