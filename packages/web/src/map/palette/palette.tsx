import type { LaneId } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { mapsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { actionNamed, possible } from "../action/actions.ts";
import { keySigns } from "../action/key-signs.ts";
import { useActionScene } from "../action/page-verbs.ts";
import { useHands } from "../editor/desk.ts";
import { paletteChoices, type PaletteChoice } from "./choices.ts";
import { SearchDialog } from "./search-dialog.tsx";

interface PaletteProps {
  readonly onClose: () => void;
}

/** Everything by its name: verbs on what is selected, then places of this map, then other maps. */
export function Palette({ onClose }: PaletteProps) {
  const { editor, room } = useHands();
  const { t } = useWords();
  const sceneNow = useActionScene();
  const navigate = useNavigate();
  const [query, ask] = useState("");
  const { data: maps = [] } = useQuery(mapsQuery);
  const { map } = room.now();
  const groups = paletteChoices({
    query,
    map,
    maps,
    actions: possible(sceneNow())
      .flatMap(([, some]) => some)
      .filter(({ id }) => id !== "palette"),
    actionName: (id) => t(`map:action.${id}`),
    mayEdit: editor.store.getState().mayEdit,
    laneName: (kind) => t(`lanes:${kind}.name`),
  });

  const perform = (choice: PaletteChoice) => {
    switch (choice.kind) {
      case "action": {
        const scene = sceneNow();
        return actionNamed(choice.id.slice("action ".length), scene).perform(scene);
      }
      case "place":
        return editor.goTo(choice.place);
      case "lane": {
        const id = sceneNow().newId() as LaneId;
        const { place } = editor.store.getState();
        const at =
          place?.kind === "lane" ? map.lanes.findIndex((one) => one.id === place.id) + 1 : map.lanes.length;
        if (editor.make({ kind: "lane.add", id, lane: choice.lane, at })) editor.goTo({ kind: "lane", id });
        return undefined;
      }
      case "map":
        return void navigate({ to: "/map/$id", params: { id: choice.id.slice("map ".length) } });
    }
  };
  const choose = (id: string) => {
    const choice = groups.flatMap(([, some]) => some).find((one) => one.id === id);
    if (choice) perform(choice);
  };
  const asideOf = (choice: PaletteChoice) => {
    if (choice.kind === "action") return keySigns(choice.keys[0] ?? "", t("map:key.space")).join(" ");
    return "aside" in choice ? choice.aside : undefined;
  };

  return (
    <SearchDialog
      title={t("map:action.palette")}
      ask={t("map:palette.ask")}
      answer={t("map:palette.found")}
      words={query}
      onWords={ask}
      groups={groups.map(([group, some]) => ({
        id: group,
        name: t(`map:palette.${group}`),
        picks: some.map((choice) => ({ id: choice.id, name: choice.name, aside: asideOf(choice) })),
      }))}
      onChoose={choose}
      onClose={onClose}
    />
  );
}
