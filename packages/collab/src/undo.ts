import type { Change } from "@itinera/core";
import * as Y from "yjs";
import { rootsOf } from "./layout.ts";
import { applyToDoc } from "./write-map.ts";

const labelKey = "label";

/** Undo and redo of what one person did; what others did in between stays. */
export interface Undo {
  /** Carries out one edit as one step. The label says what it was, such as the kind of the edit. */
  do(label: string, changes: readonly Change[]): void;
  /** Label of the step that was taken back; undefined when there was none. */
  undo(): string | undefined;
  redo(): string | undefined;
  /** Labels of the steps that `undo` and `redo` would take. */
  next(): { readonly undo: string | undefined; readonly redo: string | undefined };
  /** Transactions of this origin are steps too: a text editor's own. */
  track(origin: unknown): void;
  stop(): void;
}

export function createUndo(doc: Y.Doc, origin: unknown): Undo {
  const manager = new Y.UndoManager([...rootsOf(doc)], {
    trackedOrigins: new Set([origin]),
    captureTimeout: 0,
  });
  let label: string | undefined;
  manager.on("stack-item-added", ({ stackItem }) => {
    if (label !== undefined) stackItem.meta.set(labelKey, label);
  });

  const labelOf = (item: Y.UndoManager["undoStack"][number] | undefined) =>
    item?.meta.get(labelKey) as string | undefined;
  const next = () => ({
    undo: labelOf(manager.undoStack.at(-1)),
    redo: labelOf(manager.redoStack.at(-1)),
  });

  /** What a step leaves on the other stack is the same step. */
  function labelled<T>(name: string | undefined, act: () => T): T {
    label = name;
    try {
      return act();
    } finally {
      label = undefined;
    }
  }

  function step(direction: "undo" | "redo"): string | undefined {
    const name = next()[direction];
    const taken = labelled(name, () => manager[direction]());
    return taken === null ? undefined : (name ?? "");
  }

  return {
    do: (name, changes) => {
      labelled(name, () => {
        applyToDoc(doc, changes, origin);
      });
    },
    undo: () => step("undo"),
    redo: () => step("redo"),
    next,
    track: (other) => {
      manager.addTrackedOrigin(other);
    },
    stop: () => {
      manager.destroy();
    },
  };
}
