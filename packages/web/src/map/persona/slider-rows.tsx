import type { Persona } from "@itinera/core";
import { useState } from "react";
import { Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { useMayEdit } from "../editor/desk.ts";
import { InPlace } from "./in-place.tsx";
import { RowEnd } from "./row-end.tsx";
import styles from "./persona-rows.module.css";
import type { useRows } from "./rows.ts";

type Scale = NonNullable<Persona["sliders"]>[number];

interface SliderRowsProps {
  readonly sliders: ReturnType<typeof useRows<Scale>>;
}

/** Where somebody stands between two ends, as the team sees it. */
export function SliderRows({ sliders }: SliderRowsProps) {
  const { t } = useWords();
  const mayEdit = useMayEdit();
  if (sliders.rows.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>
        {t("personas:sliders.label")}
        <span className={styles.legend}>
          <i className={styles.hollow} />
          {t("personas:sliders.team")}
        </span>
      </h2>
      {sliders.rows.map(({ left, right, value }, at) => (
        <div key={at} className={styles.slider}>
          <span className={styles.left}>
            <InPlace
              label={t("personas:sliders.left")}
              value={left}
              placeholder={t("personas:sliders.leftHint")}
              isFresh={at === sliders.fresh}
              onKeep={(text) => sliders.set(at, { left: text })}
            />
          </span>
          <Scale
            label={t("personas:sliders.value", { left, right })}
            value={value}
            isDisabled={!mayEdit || (left === "" && right === "")}
            onKeep={(next) => sliders.set(at, { value: next })}
          />
          <InPlace
            label={t("personas:sliders.right")}
            value={right}
            placeholder={t("personas:sliders.rightHint")}
            onKeep={(text) => sliders.set(at, { right: text })}
          />
          <RowEnd label={t("personas:sliders.remove", { left, right })} onRemove={() => sliders.remove(at)} />
        </div>
      ))}
    </section>
  );
}

interface ScaleProps {
  readonly label: string;
  readonly value: number;
  readonly isDisabled: boolean;
  readonly onKeep: (value: number) => void;
}

function Scale({ label, value, isDisabled, onKeep }: ScaleProps) {
  const [held, hold] = useState<number>();
  return (
    <Slider
      className={styles.scale}
      aria-label={label}
      value={held ?? value}
      isDisabled={isDisabled}
      onChange={hold}
      onChangeEnd={(next) => {
        hold(undefined);
        if (next !== value) onKeep(next);
      }}
    >
      <SliderTrack className={styles.track}>
        <SliderThumb className={styles.thumb} />
      </SliderTrack>
    </Slider>
  );
}
