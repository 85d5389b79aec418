import { laneKindOf } from "@itinera/core";
import { baselineOf, standardFonts, type Mark, type TextMark } from "@itinera/scene";
import { useEffect, useRef } from "react";
import { useWords } from "../../app/language.tsx";
import { useUnsavedWords } from "../../parts/unsaved-words.ts";
import { useDesk, useEditorState } from "../editor/desk.ts";
import styles from "./naming-field.module.css";

interface NamingFieldProps {
  readonly marks: readonly Mark[];
  readonly at: "stage" | "step" | "lane";
  /** Of the header that it stands in, px of the sheet. */
  readonly width: number;
}

/** Where a name stands when the header holds none yet, px. */
const places = {
  stage: { x: 11, y: 35, size: 16, leading: 20, font: "read-600" },
  step: { x: 11, y: 4, size: 12, leading: 16, font: "ui-500" },
  lane: { x: 46, y: 8, size: 13, leading: 18, font: "ui-600" },
} as const;

/** A field over a name. Enter keeps it, Escape leaves the old one. */
export function NamingField({ marks, at, width }: NamingFieldProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const draft = useEditorState(editor, ({ hand }) => (hand.kind === "naming" ? hand.draft : undefined));
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);
  const isNaming = draft !== undefined;
  useUnsavedWords(isNaming, () => {
    if (input.current) editor.keepName(input.current.value, "elsewhere");
  });
  if (!draft) return null;

  const own = places[at];
  const shown = marks.find((mark): mark is TextMark => mark.kind === "text" && mark.size === own.size);
  const { size, leading } = shown ?? own;
  const top = shown ? shown.y - baselineOf(standardFonts.of(own.font), size, leading) : own.y;
  const left = shown?.x ?? own.x;
  const lane = map.lanes.find((one) => one.id === draft.id);
  const { family, weight } = standardFonts.of(own.font);
  return (
    <input
      ref={input}
      className={styles.field}
      aria-label={t(`map:name.${at}`)}
      maxLength={500}
      defaultValue={draft.name}
      placeholder={lane ? t(`lanes:${lane.kind}.name`) : t(`map:name.${at}`)}
      data-measured={(lane && laneKindOf(lane.kind).shape === "numbers") || undefined}
      style={{
        left: left - 5,
        top: top - 4,
        width: width - left,
        height: leading + 8,
        font: `${weight} ${size}px/${leading}px "${family}"`,
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") editor.keepName(event.currentTarget.value);
        if (event.key === "Escape") editor.leave();
      }}
      onBlur={(event) => editor.keepName(event.currentTarget.value, "elsewhere")}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
