import type { SceneHeader } from "@itinera/scene";
import { Plus } from "lucide-react";
import { memo } from "react";
import { useWords } from "../../app/language.tsx";
import { useHands, useMayEdit } from "../editor/desk.ts";
import { Connectors } from "./connectors.tsx";
import styles from "./header.module.css";
import { Marks } from "./marks.tsx";
import type { Span } from "./row-sight.ts";
import { StageHeader } from "./stage-header.tsx";
import { StepHeader } from "./step-header.tsx";
import { Scaled, Sized } from "./zoomed.tsx";

interface HeadRowsProps {
  readonly header: SceneHeader;
  readonly inSight: Span;
  /** What the hand holds, wherever it lies. */
  readonly pin: Span | undefined;
}

/** The sheet's upper margin: stages on their route and, where there are any, steps. Stays at the top. */
export const HeadRows = memo(function HeadRows({ header, inSight, pin }: HeadRowsProps) {
  const { editor } = useHands();
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const isSeen = (first: number, count: number) =>
    [inSight, pin].some((span) => span && first < span.to && first + count > span.from);
  const stages = header.stages.filter((one) => isSeen(one.first, one.count));
  return (
    <Sized className={styles.head} role="rowgroup" box={{ height: header.h }}>
      <Scaled aria-hidden>
        <Marks marks={header.ground} />
      </Scaled>
      <Sized className={styles.corner} aria-hidden box={{ width: header.corner.w }}>
        <Scaled>
          <Marks marks={header.corner.marks} />
        </Scaled>
      </Sized>
      <Scaled role="row" aria-rowindex={1}>
        <span className="visually-hidden" role="columnheader" aria-colindex={1}>
          {t("map:lanes")}
        </span>
        {stages.map((one) => (
          <StageHeader key={one.stage.id} shown={one} />
        ))}
        <div
          className={styles.route}
          aria-hidden
          style={{ left: header.route.x, top: header.route.y, width: header.route.w, height: header.route.h }}
        >
          <Marks marks={header.route.marks} />
        </div>
      </Scaled>
      {header.steps.length > 0 && (
        <Scaled role="row" aria-rowindex={2}>
          <span className="visually-hidden" role="columnheader" aria-colindex={1}>
            {t("map:stage.steps")}
          </span>
          {header.steps
            .filter((group) => isSeen(group.column ?? -1, 1))
            .map((group) => (
              <StepHeader key={group.id} group={group} />
            ))}
        </Scaled>
      )}
      <Scaled className={styles.arrows} aria-hidden>
        <Connectors connectors={header.arrows} />
      </Scaled>
      <Scaled aria-hidden>
        {(mayEdit ? stages : []).map((one) => (
          <button
            key={one.stage.id}
            type="button"
            tabIndex={-1}
            className={styles.between}
            style={{ left: one.x + one.w }}
            title={t("map:stage.insert")}
            onClick={() => editor.addStage(one.index + 1)}
          >
            <Plus aria-hidden />
          </button>
        ))}
      </Scaled>
    </Sized>
  );
});
