import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { meQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { mayKeepPeople } from "../../app/may.ts";
import { useMe } from "../../app/use-me.ts";
import { NamePress } from "../../parts/name-press.tsx";
import { tell } from "../../parts/toasts.tsx";

/** How the workspace is called; a press renames it, for those who may. */
export function WorkspaceName() {
  const { t } = useWords();
  const queries = useQueryClient();
  const me = useMe();
  const rename = useMutation({
    mutationFn: (name: string) => client.renameWorkspace(name),
    onError: (error) => tell(problemText(t, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  if (me === undefined || me.kind === "nobody") return null;
  const { name: kept, role } = me.workspace;
  const name = rename.isPending ? rename.variables : kept;
  const shown = name || t("people:workspace.unnamed");
  if (!mayKeepPeople(role)) return shown;
  return (
    <NamePress
      name={name}
      shown={shown}
      label={t("people:workspace.name")}
      change={t("people:workspace.change", { name: shown })}
      maxLength={100}
      onRename={(next) => rename.mutate(next)}
    />
  );
}
