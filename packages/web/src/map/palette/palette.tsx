import type { LaneId } from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { mapsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import list from "../../parts/list.module.css";
import { actionNamed, possible } from "../action/actions.ts";
import { keySigns } from "../action/key-signs.ts";
import { useActionScene } from "../action/page-verbs.ts";
import { useHands } from "../editor/desk.ts";
import { paletteChoices, type PaletteChoice } from "./choices.ts";
import styles from "./palette.module.css";

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
    onClose();
    // The dialog gives the focus back first.
    if (choice) requestAnimationFrame(() => requestAnimationFrame(() => perform(choice)));
  };

  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles.modal}>
        <Dialog className={styles.dialog} aria-label={t("map:action.palette")}>
          <Autocomplete inputValue={query} onInputChange={ask}>
            <SearchField className={styles.search} aria-label={t("map:palette.ask")} autoFocus>
              <Search aria-hidden />
              <Input className={styles.box} placeholder={t("map:palette.ask")} />
            </SearchField>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard */}
            <div className={styles.list} role="group" aria-label={t("map:palette.found")} tabIndex={0}>
              <Menu
                className={styles.menu}
                aria-label={t("map:palette.found")}
                renderEmptyState={() => <p className={list.none}>{t("map:palette.none")}</p>}
                onAction={(id) => choose(String(id))}
              >
                {groups.map(([group, some]) => (
                  <MenuSection key={group} id={group}>
                    <Header className={styles.group}>{t(`map:palette.${group}`)}</Header>
                    {some.map((choice) => (
                      <MenuItem key={choice.id} id={choice.id} textValue={choice.name} className={list.item}>
                        <span className={styles.name}>{choice.name}</span>
                        <span className={list.aside}>
                          {choice.kind === "action" &&
                            keySigns(choice.keys[0] ?? "", t("map:key.space")).join(" ")}
                          {"aside" in choice && choice.aside}
                        </span>
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
