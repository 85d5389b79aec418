import type { Scene } from "@itinera/scene";
import { useEffect, useRef } from "react";
import { useDesk, useEditorState } from "../editor/desk.ts";
import { useView } from "../editor/view.ts";
import { sheetMark, sheetPoint } from "../sheet/sheet-point.ts";
import { anchorOf, type Anchor } from "./anchor.ts";
import { useOwnPerson } from "./own-person.ts";
import { encodePresence } from "./presence-state.ts";
import { useOwnName } from "./use-own-name.ts";

const theSheet = () => document.querySelector(`[${sheetMark}]`);

/** A header that stays while the map scrolls beneath it: what is on it is not where it seems to be. */
const isOnHeader = (target: Element) => target.closest("[role=columnheader], [role=rowheader]") !== null;

function pointerOf(scene: Scene, event: PointerEvent): Anchor | undefined {
  const { target } = event;
  if (!(target instanceof Element) || !target.closest(`[${sheetMark}]`) || isOnHeader(target))
    return undefined;
  return anchorOf(scene, sheetPoint(target, event));
}

/** What lies in the middle of the window, for those who follow. */
function middleOf(scene: Scene): Anchor | undefined {
  const sheet = theSheet();
  const desk = sheet?.parentElement;
  if (!sheet || !desk) return undefined;
  const { left, top } = desk.getBoundingClientRect();
  const middle = { clientX: left + desk.clientWidth / 2, clientY: top + desk.clientHeight / 2 };
  return anchorOf(scene, sheetPoint(sheet, middle));
}

/** Tells the others where this person is: at most once a frame, and only while the window is seen. */
export function useSharePresence(): void {
  const { editor, room, scene } = useDesk();
  const person = useOwnPerson(({ id }) => id);
  const name = useOwnName();
  const colour = useOwnPerson((own) => own.colour);
  const place = useEditorState(editor, (state) => state.place);
  const isWriting = useEditorState(editor, ({ hand }) => hand.kind === "writing" || hand.kind === "naming");
  const zoom = useView((view) => view.zoom);
  const sceneNow = useRef(scene);
  sceneNow.current = scene;
  const tellNow = useRef<() => void>(undefined);
  const pointer = useRef<Anchor>(undefined);

  useEffect(() => {
    tellNow.current = () => {
      const middle = middleOf(sceneNow.current);
      room.presence.show(
        encodePresence({
          person,
          name,
          colour,
          isWriting,
          place,
          pointer: pointer.current,
          view: middle && { middle, zoom },
        }),
      );
    };
    if (document.visibilityState === "visible") tellNow.current();
  }, [room, person, name, colour, place, isWriting, zoom]);

  useEffect(() => {
    let frame: number | undefined;
    const tellSoon = () => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        tellNow.current?.();
      });
    };
    const move = (event: PointerEvent) => {
      // Alone, nobody sees it, and nothing is worked out.
      if (room.presence.others().length === 0) return;
      pointer.current = pointerOf(sceneNow.current, event);
      tellSoon();
    };
    const scroll = () => {
      if (room.presence.others().length > 0) tellSoon();
    };
    const leave = () => {
      pointer.current = undefined;
      // The last that is told before nothing is: no cursor stays behind.
      tellNow.current?.();
    };
    const show = () => {
      if (document.visibilityState === "hidden") leave();
      else tellSoon();
    };
    document.addEventListener("pointermove", move, { passive: true });
    document.documentElement.addEventListener("pointerleave", leave);
    document.addEventListener("scroll", scroll, { capture: true, passive: true });
    document.addEventListener("visibilitychange", show);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      document.removeEventListener("pointermove", move);
      document.documentElement.removeEventListener("pointerleave", leave);
      document.removeEventListener("scroll", scroll, { capture: true });
      document.removeEventListener("visibilitychange", show);
    };
  }, [room]);
}
