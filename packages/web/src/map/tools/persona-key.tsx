import { team, type Feeling, type PersonaDetails, type PersonaId } from "@itinera/core";
import { useNavigate } from "@tanstack/react-router";
import { FilterX, UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { drawnPersona, shownPersona, useHands, useMayEdit } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import { useRoomNow } from "../editor/use-room-now.ts";
import { useView } from "../editor/view.ts";
import { AddPersonaDialog } from "./add-persona-dialog.tsx";
import { NamePersonaDialog } from "./name-persona-dialog.tsx";
import { PersonaSample } from "./persona-sample.tsx";
import styles from "./tools.module.css";

type Verb = "open" | "draw" | "only" | "rename" | "delete";
/** What changes nothing. */
const readerVerbs: readonly Verb[] = ["open", "only"];
type Naming = { readonly id: PersonaId; readonly name: string } | "new" | undefined;

/** Who is on the map. A press on a name: open its sheet, draw this curve, rename, take away. */
export function PersonaKey() {
  const { editor, room } = useHands();
  const { map } = useRoomNow(room);
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const navigate = useNavigate();
  const draw = useView((view) => view.draw);
  const drawing = drawnPersona(
    map,
    useView((view) => view.drawing),
  );
  const only = shownPersona(
    map,
    useView((view) => view.only),
  );
  const showOnly = useView((view) => view.showOnly);
  const [naming, name] = useState<Naming>();

  const add = (words: string, fields?: Partial<PersonaDetails>) => {
    const id = newId() as PersonaId;
    if (editor.make({ kind: "persona.add", id, name: words, ...(fields && { fields }) })) draw(id);
    name(undefined);
  };
  const rename = (id: PersonaId, words: string) => {
    editor.make({ kind: "persona.rename", id, name: words });
    name(undefined);
  };
  const turn = (persona: { readonly id: PersonaId; readonly name: string } | undefined) => {
    showOnly(persona?.id);
    editor.tell({ kind: "only", persona: persona?.name });
  };
  const act = (id: PersonaId, words: string, what: Verb) => {
    if (what === "open")
      void navigate({ to: "/map/$id/persona/$persona", params: { id: map.id, persona: id } });
    else if (what === "draw") draw(id);
    else if (what === "only") turn(id === only ? undefined : { id, name: words });
    else if (what === "rename") name({ id, name: words });
    else editor.removePersona(id, words);
  };

  return (
    <>
      {map.personas.map((persona) => (
        <Menu
          key={persona.id}
          label={persona.name}
          placement="bottom start"
          choices={[
            { id: "open" as const, name: t("personas:open") },
            { id: "draw" as const, name: t("map:persona.draw") },
            { id: "only" as const, name: t(only === persona.id ? "map:persona.all" : "map:persona.only") },
            { id: "rename" as const, name: t("map:rename") },
            { id: "delete" as const, name: t("map:delete"), danger: true },
          ].filter(({ id }) => mayEdit || readerVerbs.includes(id))}
          onChoose={(what: Verb) => act(persona.id, persona.name, what)}
        >
          <Button
            className={styles.press}
            data-on={(mayEdit && drawing === persona.id) || undefined}
            data-only={only === persona.id || undefined}
            data-faint={(only !== undefined && only !== persona.id) || undefined}
          >
            <PersonaSample slot={persona.slot} />
            {persona.name}
          </Button>
        </Menu>
      ))}
      {mayEdit && map.personas.length > 0 && <TeamPress drawing={drawing} onPress={() => draw(team)} />}
      {only !== undefined && (
        <IconButton label={t("map:persona.all")} shortcut="⇧ P" onPress={() => turn(undefined)}>
          <FilterX aria-hidden />
        </IconButton>
      )}
      {mayEdit && (
        <IconButton label={t("map:persona.add")} onPress={() => name("new")}>
          <UserPlus aria-hidden />
        </IconButton>
      )}
      {naming === "new" && <AddPersonaDialog map={map} onAdd={add} onClose={() => name(undefined)} />}
      {naming && naming !== "new" && (
        <NamePersonaDialog
          title={t("map:persona.rename")}
          verb={t("map:rename")}
          start={naming.name}
          onKeep={(words) => rename(naming.id, words)}
          onClose={() => name(undefined)}
        />
      )}
    </>
  );
}

interface TeamPressProps {
  readonly drawing: Feeling["persona"];
  readonly onPress: () => void;
}

function TeamPress({ drawing, onPress }: TeamPressProps) {
  const { t } = useWords();
  return (
    <Button className={styles.press} data-on={drawing === team || undefined} onPress={onPress}>
      <PersonaSample />
      {t("scene:team")}
    </Button>
  );
}
