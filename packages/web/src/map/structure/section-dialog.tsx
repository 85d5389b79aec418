import type { LaneId, SectionId } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { useHands } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import { PickDialog } from "./pick-dialog.tsx";

interface SectionDialogProps {
  readonly lane: LaneId;
  readonly onClose: () => void;
}

const none = "none";
const made = "made";

/** Which heading a lane stands under: one that is there, one of the name that was typed, or none. */
export function SectionDialog({ lane, onClose }: SectionDialogProps) {
  const { editor, room } = useHands();
  const { t } = useWords();
  const { map } = room.now();
  const now = map.lanes.find((one) => one.id === lane)?.section;
  const put = (section: SectionId | null) => ({ kind: "lane.set", id: lane, fields: { section } }) as const;
  const pick = (id: string, words: string) => {
    const section = newId() as SectionId;
    if (id === made) editor.make([{ kind: "section.add", id: section, name: words }, put(section)]);
    else if (id === none) editor.make(put(null));
    else editor.make(put(map.sections.find((one) => one.id === id)?.id ?? null));
  };
  return (
    <PickDialog
      title={t("structure:section.ask")}
      groups={[
        {
          id: "sections",
          name: t("structure:section.all"),
          picks: [
            ...map.sections.map(({ id, name }) => ({ id, name, aside: id === now ? "✓" : undefined })),
            ...(now === undefined ? [] : [{ id: none, name: t("structure:section.none") }]),
          ],
        },
      ]}
      ofWords={(words) =>
        words === "" || map.sections.some(({ name }) => name === words)
          ? undefined
          : { id: made, name: t("structure:section.make", { name: words }) }
      }
      onPick={pick}
      onClose={onClose}
    />
  );
}
