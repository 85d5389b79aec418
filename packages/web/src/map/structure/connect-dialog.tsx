import { cellReference } from "../editor/place.ts";
import { plainTextOf, stageLetter, type Connector, type ConnectorId, type JourneyMap } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { useHands } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import type { PickGroup } from "../palette/search-dialog.tsx";
import type { ArrowEnd } from "./layer.ts";
import { PickDialog } from "./pick-dialog.tsx";

type End = Connector["from"];

/** All that an arrow can lead to, but for what it may not. */
function endsOf(map: JourneyMap, isFree: (id: End) => boolean): readonly Omit<PickGroup, "name">[] {
  return [
    {
      id: "stages",
      picks: map.stages
        .filter(({ id }) => isFree(id))
        .map(({ id, name }) => ({ id, name: name || "…", aside: letterOf(map, id) })),
    },
    {
      id: "steps",
      picks: map.steps.filter(({ id }) => isFree(id)).map(({ id, name }) => ({ id, name })),
    },
    {
      id: "cards",
      picks: map.cards
        .filter(({ id }) => isFree(id))
        .map(({ id, text, lane, column }) => ({
          id,
          name: plainTextOf(text).replaceAll("\n", " ") || "…",
          aside: cellReference(map, lane, column),
        })),
    },
  ];
}

const letterOf = (map: JourneyMap, id: End) => stageLetter(map.stages.findIndex((one) => one.id === id));

interface EndDialogProps {
  readonly title: string;
  readonly isFree: (map: JourneyMap, id: End) => boolean;
  readonly onPick: (id: End) => void;
  readonly onClose: () => void;
}

function EndDialog({ title, isFree, onPick, onClose }: EndDialogProps) {
  const { room } = useHands();
  const { t } = useWords();
  const { map } = room.now();
  const names = {
    stages: t("map:palette.stages"),
    steps: t("map:stage.steps"),
    cards: t("map:palette.cards"),
  };
  const groups = endsOf(map, (id) => isFree(map, id)).map((group) => ({
    ...group,
    name: names[group.id as keyof typeof names],
  }));
  return <PickDialog title={title} groups={groups} onPick={(id) => onPick(id as End)} onClose={onClose} />;
}

interface ConnectDialogProps {
  readonly from: ArrowEnd;
  readonly onClose: () => void;
}

/** Where a new arrow leads. */
export function ConnectDialog({ from, onClose }: ConnectDialogProps) {
  const { editor } = useHands();
  const { t } = useWords();
  return (
    <EndDialog
      title={t("structure:arrow.to")}
      isFree={({ connectors }, id) =>
        id !== from.id && !connectors.some((one) => one.from === from.id && one.to === id)
      }
      onPick={(to) =>
        void editor.make({ kind: "connector.add", id: newId() as ConnectorId, from: from.id, to })
      }
      onClose={onClose}
    />
  );
}

interface LeadDialogProps {
  readonly arrow: ConnectorId;
  readonly end: "from" | "to";
  readonly onClose: () => void;
}

/** Another end for an arrow. */
export function LeadDialog({ arrow, end, onClose }: LeadDialogProps) {
  const { editor } = useHands();
  const { t } = useWords();
  return (
    <EndDialog
      title={t(`structure:arrow.lead.${end}`)}
      isFree={({ connectors }, id) => {
        const now = connectors.find((one) => one.id === arrow);
        return now !== undefined && id !== now.from && id !== now.to;
      }}
      onPick={(id) => void editor.make({ kind: "connector.lead", id: arrow, [end]: id })}
      onClose={onClose}
    />
  );
}
