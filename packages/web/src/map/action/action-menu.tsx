import { useEffect, useRef, useState, type RefObject } from "react";
import { Header, Menu, MenuItem, MenuSection, Popover } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import list from "../../parts/list.module.css";
import { useDesk } from "../editor/desk.ts";
import { cellAt, placeOfElement } from "../selection/place-under.ts";
import { sheetPoint } from "../sheet/sheet-point.ts";
import styles from "./action-menu.module.css";
import { actionNamed, possible } from "./actions.ts";
import { keySigns } from "./key-signs.ts";
import { useActionScene } from "./page-verbs.ts";

interface ActionMenuProps {
  /** The desk: a right click on it, Shift F10 or the menu key opens. */
  readonly element: RefObject<HTMLElement | null>;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** What can be done to the thing under the pointer, or to all that is chosen. */
export function ActionMenu({ element }: ActionMenuProps) {
  const desk = useDesk();
  const { t } = useWords();
  const sceneNow = useActionScene();
  const [corner, open] = useState<Corner>();
  const anchor = useRef<HTMLSpanElement>(null);
  const latest = useRef(desk);
  latest.current = desk;

  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const show = (event: MouseEvent) => {
      const { editor, scene } = latest.current;
      if (event.target instanceof Element && event.target.closest("input, [contenteditable=true]")) return;
      event.preventDefault();
      // A finger's long press has chosen the card already.
      if (event instanceof PointerEvent && event.pointerType === "touch") return;
      if (editor.store.getState().hand.kind !== "rest") return;
      const sheet = target.querySelector("[data-sheet]");
      const place =
        placeOfElement(event.target) ?? (sheet ? cellAt(scene, sheetPoint(sheet, event)) : undefined);
      if (place) editor.select(place);
      // Called by a key, the event has no place of its own in some browsers.
      const box = event.target instanceof Element ? event.target.getBoundingClientRect() : undefined;
      const isByKey = event.clientX === 0 && event.clientY === 0;
      open(isByKey && box ? { x: box.left + 16, y: box.bottom } : { x: event.clientX, y: event.clientY });
    };
    target.addEventListener("contextmenu", show);
    return () => target.removeEventListener("contextmenu", show);
  }, [element]);

  const parts = corner ? possible(sceneNow()).filter(([part]) => part !== "view") : [];
  return (
    <>
      <span ref={anchor} className={styles.anchor} style={{ left: corner?.x, top: corner?.y }} aria-hidden />
      <Popover
        className={list.popover}
        triggerRef={anchor}
        aria-label={t("map:menu.label")}
        isOpen={parts.length > 0}
        onOpenChange={(isOpen) => {
          if (!isOpen) open(undefined);
        }}
        placement="bottom start"
        offset={0}
      >
        <Menu
          className={list.list}
          aria-label={t("map:menu.label")}
          autoFocus="first"
          onAction={(id) => {
            const scene = sceneNow();
            open(undefined);
            // The menu gives the focus back first.
            requestAnimationFrame(() =>
              requestAnimationFrame(() => actionNamed(String(id), scene).perform(scene)),
            );
          }}
        >
          {parts.map(([part, some]) => (
            <MenuSection key={part} className={styles.part}>
              <Header className="visually-hidden">{t(`map:menu.${part}`)}</Header>
              {some.map(({ id, keys, danger }) => (
                <MenuItem
                  key={id}
                  id={id}
                  textValue={t(`map:action.${id}`)}
                  className={danger ? `${list.item} ${list.danger}` : list.item}
                >
                  <span className={list.name}>{t(`map:action.${id}`)}</span>
                  <span className={list.aside}>{keySigns(keys[0] ?? "", t("map:key.space")).join(" ")}</span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
