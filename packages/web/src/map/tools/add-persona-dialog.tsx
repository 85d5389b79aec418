import { starterPersonas, type JourneyMap, type PersonaDetails, type PersonaId } from "@itinera/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button as Press } from "react-aria-components";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { personasQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { tell } from "../../parts/toasts.tsx";
import styles from "./add-persona-dialog.module.css";

interface AddPersonaDialogProps {
  readonly map: JourneyMap;
  readonly onAdd: (name: string, fields?: Partial<PersonaDetails>) => void;
  readonly onClose: () => void;
}

/** A new persona: blank under a name, of the library, or one to begin with. */
export function AddPersonaDialog({ map, onAdd, onClose }: AddPersonaDialogProps) {
  const { t } = useWords();
  const [name, write] = useState("");
  const library = useQuery({ ...personasQuery, refetchOnMount: "always" });
  // Its picture is lent to the map, or it could not show it.
  const take = useMutation({
    mutationFn: (from: PersonaId) => client.lendPersona(from, map.id),
    onSuccess: ({ id, name: called, fields }) => onAdd(called, { ...fields, library: id }),
    onError: (error) => tell(problemText(t, error)),
  });
  const words = name.trim();
  const add = () => {
    if (words !== "") onAdd(words);
  };
  const ofMap = map.stages.flatMap(({ hints }) => (hints ? [hints.template] : []));
  return (
    <Dialog
      title={t("map:persona.add")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          <Button look="ink" isDisabled={words === ""} onPress={add}>
            {t("map:persona.add")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("map:persona.name")}
        value={name}
        onChange={write}
        autoFocus
        maxLength={500}
        onEnter={add}
      />
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
          {starterPersonas(map.lang, ofMap).map(({ id, name: called, fields }) => (
            <li key={id}>
              <Press className={styles.choice} onPress={() => onAdd(called, fields)}>
                <span className={styles.name}>{called}</span>
                <span className={styles.note}>{fields.expectations?.[0]}</span>
              </Press>
            </li>
          ))}
        </ul>
      </section>
    </Dialog>
  );
}
