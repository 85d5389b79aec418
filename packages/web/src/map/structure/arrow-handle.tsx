import { MoveUpRight } from "lucide-react";
import { use, useState, type PointerEvent } from "react";
import { createPortal } from "react-dom";
import type { ConnectorId } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { PageVerbsContext } from "../action/page-verbs.ts";
import { useHands } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import { placeOfElement } from "../selection/place-under.ts";
import { isArrowEnd } from "./arrow-actions.ts";
import styles from "./arrow-handle.module.css";
import type { ArrowEnd } from "./layer.ts";

interface ArrowHandleProps {
  readonly from: ArrowEnd;
}

interface Line {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The pointer moved less: a press, px. */
const still = 4;

/** Pulls an arrow out of the selected card, step or stage; a press asks where it leads. */
export function ArrowHandle({ from }: ArrowHandleProps) {
  const { editor } = useHands();
  const { t } = useWords();
  const page = use(PageVerbsContext);
  const [line, draw] = useState<Line>();

  const letGo = ({ clientX, clientY }: PointerEvent<HTMLElement>) => {
    const drawn = line;
    draw(undefined);
    if (!drawn || Math.hypot(clientX - drawn.x0, clientY - drawn.y0) < still)
      return page?.show({ kind: "connect", from });
    // Other arrows may lie over the thing.
    const target = document
      .elementsFromPoint(clientX, clientY)
      .map(placeOfElement)
      .find((one) => one !== undefined);
    if (isArrowEnd(target) && target.id !== from.id)
      editor.make({ kind: "connector.add", id: newId() as ConnectorId, from: from.id, to: target.id });
    return undefined;
  };

  return (
    <>
      <span
        className={styles.handle}
        data-of={from.kind}
        title={t("structure:arrow.draw")}
        aria-hidden
        draggable
        onDragStart={(event) => {
          event.preventDefault();
          event.stopPropagation();
        }}
        onDoubleClick={(event) => event.stopPropagation()}
        onPointerDown={(event) => {
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.setPointerCapture(event.pointerId);
          const { clientX: x, clientY: y } = event;
          draw({ x0: x, y0: y, x1: x, y1: y });
        }}
        onPointerMove={({ clientX, clientY }) => {
          if (line) draw({ ...line, x1: clientX, y1: clientY });
        }}
        onPointerUp={letGo}
        onPointerCancel={() => draw(undefined)}
      >
        <MoveUpRight aria-hidden />
      </span>
      {line &&
        createPortal(
          <svg className={styles.drawn} aria-hidden>
            <path d={`M${line.x0} ${line.y0}L${line.x1} ${line.y1}`} />
            <circle cx={line.x1} cy={line.y1} r="4" />
          </svg>,
          document.body,
        )}
    </>
  );
}
