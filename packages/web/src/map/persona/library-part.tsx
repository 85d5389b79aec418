import {
  personaLists,
  portraitDifferences,
  portraitOf,
  type Edit,
  type MapId,
  type Persona,
  type PersonaId,
  type PortraitField,
} from "@itinera/core";
import type { LibraryPersona } from "@itinera/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { personasQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { mayKeepLibrary } from "../../app/may.ts";
import { useOwnRole } from "../../app/use-own-role.ts";
import { Button } from "../../parts/button.tsx";
import { tell } from "../../parts/toasts.tsx";
import { newId } from "../editor/new-id.ts";
import styles from "./persona-sheet.module.css";

interface LibraryPartProps {
  readonly map: MapId;
  readonly persona: Persona;
  readonly make: (edits: readonly Edit[]) => boolean;
}

/** Whether the library of the workspace knows this persona, and what differs. */
export function LibraryPart({ map, persona, make }: LibraryPartProps) {
  const { t, lang } = useWords();
  const queries = useQueryClient();
  const role = useOwnRole();
  const library = useQuery({ ...personasQuery, refetchOnMount: "always", enabled: mayKeepLibrary(role) });
  const onError = (error: unknown) => {
    tell(problemText(t, error));
  };
  const { id, name } = persona;
  const fields = portraitOf(persona);

  const give = useMutation({
    mutationFn: (into: PersonaId) => client.savePersona(into, { name, fields, map }),
    async onSuccess(saved) {
      if (persona.library !== saved.id) make([{ kind: "persona.set", id, fields: { library: saved.id } }]);
      await queries.invalidateQueries({ queryKey: personasQuery.queryKey });
      tell(t("personas:library.saved", { name }));
    },
    onError,
  });
  const take = useMutation({
    mutationFn: (from: PersonaId) => client.lendPersona(from, map),
    onSuccess(lent) {
      if (make(editsToBe(persona, lent))) tell(t("personas:library.taken", { name: lent.name }));
    },
    onError,
  });

  // Whoever edits this map alone has no library here.
  if (!library.data || !mayKeepLibrary(role)) return null;
  const found = library.data.find((one) => one.id === persona.library);
  const isBusy = give.isPending || take.isPending;
  const differing = found ? portraitDifferences({ name, fields }, found) : [];
  const nameOf = (field: PortraitField) => fieldName(t, field);
  return (
    <section className={styles.block}>
      <h2 className={styles.title}>{t("personas:library.title")}</h2>
      <p className={styles.quiet}>
        {!found && t(persona.library ? "personas:library.gone" : "personas:library.none")}
        {found && differing.length === 0 && t("personas:library.same")}
        {differing.length > 0 &&
          t("personas:library.differs", {
            fields: new Intl.ListFormat(lang, { type: "unit" }).format(differing.map(nameOf)),
          })}
      </p>
      <div className={styles.buttons}>
        {!found && (
          <Button size="small" isPending={isBusy} onPress={() => give.mutate(newId() as PersonaId)}>
            {t("personas:library.save")}
          </Button>
        )}
        {found && differing.length > 0 && (
          <>
            <Button size="small" isPending={isBusy} onPress={() => take.mutate(found.id)}>
              {t("personas:library.take")}
            </Button>
            <Button size="small" isPending={isBusy} onPress={() => give.mutate(found.id)}>
              {t("personas:library.give")}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

/** One step that makes a persona of a map the same as that of the library. */
function editsToBe(persona: Persona, { name, fields }: LibraryPersona): readonly Edit[] {
  const { id } = persona;
  const none = Object.fromEntries(Object.keys(portraitOf(persona)).map((field) => [field, null]));
  return [
    ...(name === persona.name ? [] : [{ kind: "persona.rename" as const, id, name }]),
    { kind: "persona.set", id, fields: { ...none, ...fields } },
  ];
}

function fieldName(t: ReturnType<typeof useWords>["t"], field: PortraitField): string {
  const list = personaLists.find((one) => one === field);
  if (list) return t(`personas:list.${list}`);
  switch (field) {
    case "name":
    case "role":
    case "quote":
    case "about":
    case "channels":
      return t(`personas:${field}`);
    case "picture":
    case "facts":
    case "sliders":
    case "jobs":
      return t(`personas:${field}.label`);
    case "segment":
      return t("personas:segment.title");
    default:
      return t("personas:custom.nameHint");
  }
}
