import { forms, type Form, type MapId, type Persona, type PersonaId, type Stage } from "@itinera/core";
import { formatsOfForm, type ExportFormat } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronLeft, Ellipsis, Redo2, Undo2 } from "lucide-react";
import { use, useState } from "react";
import { client } from "../../api/client.ts";
import { downloadFrom } from "../../api/download-from.ts";
import { mapsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { useTheme } from "../../app/theme.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import { SavedState } from "../bar/saved-state.tsx";
import { shownPersona, useDesk, useMayEdit } from "../editor/desk.ts";
import { useRoomNow } from "../editor/use-room-now.ts";
import { useView } from "../editor/view.ts";
import { formIcons } from "../form/form-menu.tsx";
import { useForm } from "../form/use-form.ts";
import { FrameDialog } from "../frame/frame-dialog.tsx";
import { parentsOf } from "../levels/levels.ts";
import { PageVerbsContext } from "../action/page-verbs.ts";
import { useMayShare } from "../sharing/use-may-share.ts";
import { Faces } from "../presence/faces.tsx";
import styles from "./phone-bar.module.css";

interface PhoneBarProps {
  /** The stage that is shown. */
  readonly stage: Stage | undefined;
}

type Choice =
  | "frame"
  | "everybody"
  | `map:${MapId}`
  | `persona:${PersonaId}`
  | `only:${PersonaId}`
  | "stage"
  | "add-stage"
  | "redo"
  | "share"
  | Form
  | ExportFormat;
const isMap = (id: Choice): id is `map:${MapId}` => id.startsWith("map:");
const isPersona = (id: Choice): id is `persona:${PersonaId}` => id.startsWith("persona:");
const isOnly = (id: Choice): id is `only:${PersonaId}` => id.startsWith("only:");
const isForm = (id: Choice): id is Form => (forms as readonly string[]).includes(id);

/** Back, name and state; undo beside it, all else in the menu. */
export function PhoneBar({ stage }: PhoneBarProps) {
  const { editor, room, map } = useDesk();
  const { t, lang } = useWords();
  const theme = useTheme((state) => state.theme);
  const { canUndo, canRedo } = useRoomNow(room);
  const mayEdit = useMayEdit();
  const mayShare = useMayShare(map.id);
  const page = use(PageVerbsContext);
  const { form, show } = useForm();
  const [isFraming, frame] = useState(false);
  const navigate = useNavigate();
  const above = parentsOf(useQuery(mapsQuery).data ?? [], map.id);
  const at = map.stages.findIndex((one) => one.id === stage?.id);

  const only = shownPersona(
    map,
    useView((view) => view.only),
  );
  const showOnly = useView((view) => view.showOnly);
  const turn = (persona: Persona | undefined) => {
    showOnly(persona?.id);
    editor.tell({ kind: "only", persona: persona?.name });
  };

  const choose = (id: Choice) => {
    if (id === "redo") room.redo();
    else if (id === "share") page?.share();
    else if (id === "frame") frame(true);
    else if (isMap(id)) void navigate({ to: "/map/$id", params: { id: id.slice("map:".length) } });
    else if (isPersona(id))
      void navigate({
        to: "/map/$id/persona/$persona",
        params: { id: map.id, persona: id.slice("persona:".length) },
      });
    else if (isOnly(id)) turn(map.personas.find((one) => `only:${one.id}` === id));
    else if (id === "everybody") turn(undefined);
    else if (id === "add-stage") editor.addStage(at + 1);
    else if (id === "stage") {
      if (!stage) return;
      editor.select({ kind: "stage", id: stage.id });
      editor.inspect("card");
    } else if (isForm(id)) show(id);
    else downloadFrom(client.exportPath(map.id, { format: id, form, lang, theme }));
  };
  return (
    <header className={styles.bar}>
      <PlainLink to="/" className={styles.back} aria-label={t("common:home")}>
        <ChevronLeft aria-hidden />
      </PlainLink>
      <div className={styles.words}>
        <h1 className={styles.name}>{map.name || t("projects:unnamed")}</h1>
        <SavedState />
      </div>
      <Faces most={1} />
      {mayEdit && (
        <IconButton label={t("map:action.undo")} isDisabled={!canUndo} onPress={() => room.undo()}>
          <Undo2 aria-hidden />
        </IconButton>
      )}
      <Menu<Choice>
        label={t("common:more")}
        choices={[
          ...(stage ? [{ id: "stage" as const, name: t("map:phone.stage") }] : []),
          ...(mayEdit ? [{ id: "add-stage" as const, name: t("map:phone.addStage") }] : []),
          { id: "frame", name: t("cards:frame.open") },
          ...(mayShare ? [{ id: "share" as const, name: t("sharing:map.title") }] : []),
          ...map.personas.map(({ id, name }) => ({
            id: `persona:${id}` as const,
            name: t("personas:openOf", { name }),
          })),
          ...map.personas
            .filter(({ id }) => id !== only)
            .map(({ id, name }) => ({
              id: `only:${id}` as const,
              name: t("map:persona.onlyOf", { name }),
            })),
          ...(only ? [{ id: "everybody" as const, name: t("map:persona.all") }] : []),
          ...above.map(({ id, name }) => ({
            id: `map:${id}` as const,
            name: t("cards:map.up", { name: name || t("projects:unnamed") }),
          })),
          ...(mayEdit && canRedo
            ? [{ id: "redo" as const, name: t("map:action.redo"), icon: <Redo2 aria-hidden /> }]
            : []),
          ...forms
            .filter((id) => id !== form)
            .map((id) => {
              const Icon = formIcons[id];
              return { id, name: t(`map:action.form-${id}`), icon: <Icon aria-hidden /> };
            }),
          ...formatsOfForm[form].map((id) => ({
            id,
            name: `${t("map:export.open")}: ${t(`map:export.${id.replace(".", "-")}`)}`,
            aside: `.${id}`,
          })),
        ]}
        onChoose={choose}
      >
        <IconButton label={t("common:more")}>
          <Ellipsis aria-hidden />
        </IconButton>
      </Menu>
      {isFraming && <FrameDialog onClose={() => frame(false)} />}
    </header>
  );
}
