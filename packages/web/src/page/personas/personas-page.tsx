import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { LibraryPersona } from "@itinera/protocol";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { personasQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { Shell } from "../../app/shell.tsx";
import { Banner } from "../../parts/banner.tsx";
import { Empty } from "../../parts/empty.tsx";
import { tell } from "../../parts/toasts.tsx";
import { PersonaRow } from "./persona-row.tsx";
import styles from "./personas-page.module.css";

/** The library of personas of this workspace. */
export function PersonasPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data: personas, error } = useQuery(personasQuery);
  const refresh = () => queries.invalidateQueries({ queryKey: personasQuery.queryKey });
  const onError = (failure: unknown) => {
    tell(problemText(t, failure));
  };
  const restore = useMutation({
    mutationFn: ({ id }: LibraryPersona) => client.restorePersona(id),
    onSuccess: refresh,
    onError,
  });
  const remove = useMutation({
    mutationFn: ({ id }: LibraryPersona) => client.deletePersona(id),
    async onSuccess(_, persona) {
      await refresh();
      tell(t("personas:page.deleted", { name: persona.name }), {
        action: { name: t("common:undo"), perform: () => restore.mutate(persona) },
      });
    },
    onError,
  });
  return (
    <Shell title={t("personas:page.title")} lead={t("personas:page.lead")}>
      {error && !personas && <Banner title={problemText(t, error)} />}
      {personas && personas.length > 0 && (
        <ul className={styles.list}>
          {personas.map((persona) => (
            <PersonaRow key={persona.id} persona={persona} onDelete={() => remove.mutate(persona)} />
          ))}
        </ul>
      )}
      {personas?.length === 0 && (
        <Empty title={t("personas:page.empty")} text={t("personas:page.emptyText")} />
      )}
    </Shell>
  );
}
