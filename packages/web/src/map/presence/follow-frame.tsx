import { useEffect } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { useDesk } from "../editor/desk.ts";
import { useView } from "../editor/view.ts";
import { sheetMark } from "../sheet/sheet-point.ts";
import { pointOf } from "./anchor.ts";
import { useFollow } from "./follow.ts";
import styles from "./follow-frame.module.css";
import { usePeople, type SomebodyElse } from "./people.ts";
import { personStyle } from "./person-style.ts";

const all = (people: readonly SomebodyElse[]) => people;

/** Shows what the one who is followed looks at, until Escape, a scroll or a press of one's own. */
export function FollowFrame() {
  const { scene } = useDesk();
  const { t } = useWords();
  const { followed, follow } = useFollow();
  const zoom = useView((view) => view.zoom);
  const people = usePeople(all);
  const person = people.find((one) => one.id === followed);
  const view = person?.view;

  useEffect(() => {
    if (view && view.zoom !== useView.getState().zoom) useView.getState().setZoom(view.zoom);
  }, [view]);

  useEffect(() => {
    const sheet = document.querySelector<HTMLElement>(`[${sheetMark}]`);
    const desk = sheet?.parentElement;
    const middle = view && pointOf(scene, view.middle);
    if (!sheet || !desk || !middle) return;
    desk.scrollLeft = sheet.offsetLeft + middle.x * zoom - desk.clientWidth / 2;
    desk.scrollTop = sheet.offsetTop + middle.y * zoom - desk.clientHeight / 2;
  }, [view, scene, zoom]);

  useEffect(() => {
    if (followed === undefined) return undefined;
    const stop = () => follow(undefined);
    const press = ({ target }: Event) => {
      if (target instanceof Element && target.closest(`[${sheetMark}]`)) stop();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      stop();
    };
    // In front of the sheet's own keys: the first Escape leaves the one who is followed.
    document.addEventListener("keydown", key, { capture: true });
    document.addEventListener("wheel", stop, { passive: true });
    document.addEventListener("touchmove", stop, { passive: true });
    document.addEventListener("pointerdown", press);
    return () => {
      document.removeEventListener("keydown", key, { capture: true });
      document.removeEventListener("wheel", stop);
      document.removeEventListener("touchmove", stop);
      document.removeEventListener("pointerdown", press);
    };
  }, [followed, follow]);

  // Leaving the map leaves the one who is followed there.
  useEffect(() => () => useFollow.getState().follow(undefined), []);

  if (!person) return null;
  return (
    <div className={styles.frame} style={personStyle(person.colour)}>
      <div className={styles.note}>
        <span role="status">{t("room:people.following", { name: person.name })}</span>
        <Button look="text" size="small" onPress={() => follow(undefined)}>
          {t("room:people.stop")}
        </Button>
      </div>
    </div>
  );
}
