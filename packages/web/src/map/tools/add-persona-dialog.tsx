import { starterPersonas, type JourneyMap, type PersonaDetails, type PersonaId } from "@itinera/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button as Press } from "react-aria-components";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { personasQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { mayKeepLibrary } from "../../app/may.ts";
import { useOwnRole } from "../../app/use-own-role.ts";
import { tell } from "../../parts/toasts.tsx";
import styles from "./add-persona-dialog.module.css";
import { NamePersonaDialog } from "./name-persona-dialog.tsx";

interface AddPersonaDialogProps {
  readonly map: JourneyMap;
  readonly onAdd: (name: string, fields?: Partial<PersonaDetails>) => void;
  readonly onClose: () => void;
}

/** A new persona: blank under a name, of the library, or one to begin with. */
export function AddPersonaDialog({ map, onAdd, onClose }: AddPersonaDialogProps) {
  const { t } = useWords();
  const role = useOwnRole();
  const library = useQuery({ ...personasQuery, refetchOnMount: "always", enabled: mayKeepLibrary(role) });
  // Its picture is lent to the map, or it could not show it.
  const take = useMutation({
    mutationFn: (from: PersonaId) => client.lendPersona(from, map.id),
    onSuccess: ({ id, name, fields }) => onAdd(name, { ...fields, library: id }),
    onError: (error) => tell(problemText(t, error)),
  });
  const ofMap = map.stages.flatMap(({ hints }) => (hints ? [hints.template] : []));
  return (
    <NamePersonaDialog
      title={t("map:persona.add")}
      verb={t("map:persona.add")}
      onKeep={(name) => onAdd(name)}
      onClose={onClose}
    >
      {library.data && library.data.length > 0 && (
        <section className={styles.part} aria-label={t("personas:new.library")}>
          <h3 className={styles.title}>{t("personas:new.library")}</h3>
          <ul className={styles.list}>
            {library.data.map((one) => (
              <li key={one.id}>
                <Press
                  className={styles.choice}
                  isDisabled={take.isPending}
                  onPress={() => take.mutate(one.id)}
                >
                  <span className={styles.name}>{one.name}</span>
                  {one.fields.role && <span className={styles.note}>{one.fields.role}</span>}
                </Press>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.part} aria-label={t("personas:starter.title")}>
        <h3 className={styles.title}>{t("personas:starter.title")}</h3>
        <p className={styles.note}>{t("personas:starter.text")}</p>
        <ul className={styles.list} lang={map.lang}>
          {starterPersonas(map.lang, ofMap).map(({ id, name, fields }) => (
            <li key={id}>
              <Press className={styles.choice} onPress={() => onAdd(name, fields)}>
                <span className={styles.name}>{name}</span>
                <span className={styles.note}>{fields.expectations?.[0]}</span>
              </Press>
            </li>
          ))}
        </ul>
      </section>
    </NamePersonaDialog>
  );
}
