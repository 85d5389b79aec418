import type { MapLine } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { downloadFrom } from "../../api/download-from.ts";
import { problemText } from "../../api/problem-text.ts";
import { mapsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";

/** What can be done with a map from outside. Deleting is undone by the toast that tells of it. */
export function useMapActions(map: MapLine) {
  const { t } = useWords();
  const queries = useQueryClient();
  const fresh = () => queries.invalidateQueries({ queryKey: mapsQuery.queryKey });
  const name = map.name || t("projects:unnamed");
  const onError = (error: Error) => tell(problemText(t, error));

  const restore = useMutation({ mutationFn: () => client.restoreMap(map.id), onSettled: fresh, onError });
  const duplicate = useMutation({ mutationFn: () => client.duplicateMap(map.id), onSettled: fresh, onError });
  const remove = useMutation({
    mutationFn: () => client.deleteMap(map.id),
    // Gone from the list at once; it comes back if the server refuses.
    onMutate: async () => {
      await queries.cancelQueries({ queryKey: mapsQuery.queryKey });
      queries.setQueryData(mapsQuery.queryKey, (maps) => maps?.filter(({ id }) => id !== map.id));
    },
    onSuccess: () =>
      tell(t("projects:mapDeleted", { name }), {
        action: { name: t("common:undo"), perform: () => restore.mutate() },
      }),
    onSettled: fresh,
    onError,
  });

  return {
    duplicate: () => duplicate.mutate(),
    remove: () => remove.mutate(),
    download: () => downloadFrom(client.exportPath(map.id, { format: "journey.json" })),
  };
}
