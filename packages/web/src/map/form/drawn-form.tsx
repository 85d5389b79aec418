import type { DrawnForm as Form } from "@itinera/core";
import { formWordsOf, loadFormLayout, standardFonts, type FormScene, type Group } from "@itinera/scene";
import { useEffect, useLayoutEffect, useMemo, useState, type RefObject } from "react";
import type { CardId, StageId, StepId } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { shownPersona, useDesk } from "../editor/desk.ts";
import { loadedHyphenation } from "../editor/hyphenation.ts";
import type { Place } from "../editor/place.ts";
import { useView } from "../editor/view.ts";
import { Marks } from "../sheet/marks.tsx";
import { Scaled } from "../sheet/zoomed.tsx";
import styles from "./drawn-form.module.css";
import { ItemPress } from "./item-press.tsx";

interface DrawnFormProps {
  readonly form: Form;
  /** What scrolls, and how wide it is. */
  readonly desk: RefObject<HTMLElement | null>;
}

/** Timeline, flowchart and storyboard: drawn by the scene, as their exports are. */
export function DrawnForm({ form, desk }: DrawnFormProps) {
  const { t } = useWords();
  const scene = useFormScene(form, useWidth(desk));
  const zoom = useView((view) => view.zoom);
  if (!scene) return null;
  const things = scene.groups.filter((group) => placeOf(group) !== undefined);
  const ways = scene.groups.filter((group) => group.role === "connector");
  return (
    <>
      <div
        className={styles.form}
        role="group"
        aria-label={t(`forms:form.${form}.name`)}
        style={{ width: scene.w * zoom, height: scene.h * zoom }}
      >
        <Scaled className={styles.layer}>
          <div aria-hidden>
            <Marks marks={scene.ground} />
          </div>
          {scene.groups.map((group) => (
            <FormGroup key={`${group.role} ${group.id}`} group={group} />
          ))}
        </Scaled>
      </div>
      {ways.length > 0 && things.length > 0 && (
        <ul className="visually-hidden" aria-label={t("forms:ways")}>
          {ways.map((way) => (
            <li key={way.id}>{way.label}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function placeOf({ role, id }: Group): Place | undefined {
  switch (role) {
    case "stage":
      return { kind: "stage", id: id as StageId };
    case "step":
      return { kind: "step", id: id as StepId };
    case "card":
      return { kind: "card", id: id as CardId };
    default:
      return undefined;
  }
}

function FormGroup({ group }: { readonly group: Group }) {
  const { x, y, w, h, marks, label } = group;
  const place = placeOf(group);
  if (!place)
    return (
      <div className={styles.way} style={{ left: x, top: y }} aria-hidden>
        <Marks marks={marks} />
      </div>
    );
  return (
    <div className={styles.group} style={{ left: x, top: y, width: w, height: h }}>
      <div aria-hidden>
        <Marks marks={marks} />
      </div>
      <ItemPress place={place} className={styles.press} label={label} />
    </div>
  );
}

/** Width of the window that the form is seen through, px. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, set] = useState(() => Math.min(1_360, innerWidth));
  useLayoutEffect(() => {
    const desk = element.current;
    if (!desk) return undefined;
    const look = () => set(desk.clientWidth);
    look();
    const size = new ResizeObserver(look);
    size.observe(desk);
    return () => size.disconnect();
  }, [element]);
  return width;
}

/** Nothing until the layout of the form is loaded. */
function useFormScene(form: Form, width: number): FormScene | undefined {
  const { map, overlay, words } = useDesk();
  const { t } = useWords();
  const [layout, keep] = useState<Awaited<ReturnType<typeof loadFormLayout>>>();
  useEffect(() => {
    let isLeft = false;
    void loadFormLayout(form).then((loaded) => {
      if (!isLeft) keep(() => loaded);
    });
    return () => {
      isLeft = true;
    };
  }, [form]);
  const hyphenate = loadedHyphenation(map.lang);
  const only = shownPersona(
    map,
    useView((view) => view.only),
  );
  return useMemo(
    () =>
      layout?.({
        map,
        overlay,
        words,
        formWords: formWordsOf(t),
        fonts: standardFonts,
        ...(hyphenate && { hyphenate }),
        ...(only && { only }),
        width,
      }),
    [layout, map, overlay, words, t, hyphenate, only, width],
  );
}
