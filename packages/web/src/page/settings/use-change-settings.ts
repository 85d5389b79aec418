import type { ChangeSettings } from "@itinera/core";
import type { Settings } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { settingsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";

/** Changes something of the workspace, at once and for all pages; what depends on it is asked for anew. */
export function useSettled<Given>(change: (given: Given) => Promise<Settings>) {
  const { t } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    async onSuccess(settings) {
      queries.setQueryData(settingsQuery.queryKey, settings);
      tell(t("settings:saved"), { key: "settings" });
      await queries.invalidateQueries();
    },
    onError: (error) => tell(problemText(t, error)),
  });
}

export const useChangeSettings = () => useSettled((change: ChangeSettings) => client.changeSettings(change));
