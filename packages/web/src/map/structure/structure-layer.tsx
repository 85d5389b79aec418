import { useEffect } from "react";
import { useHands } from "../editor/desk.ts";
import { AddLaneDialog } from "./add-lane-dialog.tsx";
import { ArrowDialog } from "./arrow-dialog.tsx";
import { ConnectDialog, LeadDialog } from "./connect-dialog.tsx";
import type { Layer } from "./layer.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { SectionDialog } from "./section-dialog.tsx";
import { SplitDialog } from "./split-dialog.tsx";

/** A dialog gives the focus back first, ms. */
const patience = 100;

/** What opened a dialog may be gone when it closes: the sheet takes the focus then. */
function useFocusBack(): void {
  const { editor } = useHands();
  useEffect(
    () => () =>
      void setTimeout(() => {
        if (document.activeElement === document.body) editor.goTo(editor.store.getState().place);
      }, patience),
    [editor],
  );
}

interface StructureLayerProps {
  readonly layer: Layer;
  readonly show: (layer: Layer) => void;
  readonly onClose: () => void;
}

/** What a verb of structure asks for. */
export function StructureLayer({ layer, show, onClose }: StructureLayerProps) {
  useFocusBack();
  switch (layer.kind) {
    case "add-lane":
      return <AddLaneDialog at={layer.at} onClose={onClose} />;
    case "split":
      return <SplitDialog stage={layer.stage} onClose={onClose} />;
    case "section":
      return <SectionDialog lane={layer.lane} onClose={onClose} />;
    case "note":
      return <NoteDialog place={layer.place} onClose={onClose} />;
    case "connect":
      return <ConnectDialog from={layer.from} onClose={onClose} />;
    case "lead":
      return <LeadDialog arrow={layer.arrow} end={layer.end} onClose={onClose} />;
    case "arrow":
      return <ArrowDialog isShown={({ id }) => id === layer.id} onLead={show} onClose={onClose} />;
    case "arrows": {
      const { id } = layer.of;
      return (
        <ArrowDialog isShown={({ from, to }) => from === id || to === id} onLead={show} onClose={onClose} />
      );
    }
  }
}
