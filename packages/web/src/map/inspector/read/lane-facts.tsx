import { team, type Column, type Lane } from "@itinera/core";
import { useWords } from "../../../app/language.tsx";
import { useDesk } from "../../editor/desk.ts";
import { Facts } from "./facts.tsx";

interface LaneFactsProps {
  readonly lane: Lane;
}

/** The question that a lane answers. */
export function LaneFacts({ lane }: LaneFactsProps) {
  const { t } = useWords();
  return <Facts prompt={t(`lanes:${lane.kind}.prompt`)} facts={[]} />;
}

interface CellFactsProps extends LaneFactsProps {
  readonly column: Column;
}

/** The same of a cell, and on a curve what is felt there. */
export function CellFacts({ lane, column }: CellFactsProps) {
  const { map, words } = useDesk();
  const { t } = useWords();
  const nameOf = (persona: string) =>
    persona === team ? t("scene:team") : map.personas.find(({ id }) => id === persona)?.name;
  return (
    <Facts
      prompt={t(`lanes:${lane.kind}.prompt`)}
      facts={map.feelings
        .filter((one) => one.lane === lane.id && one.column === column.id)
        .map(({ persona, state, value }) => {
          const name = nameOf(persona);
          return (
            name !== undefined && {
              name: state === "to-be" ? `${name} (${t("structure:feeling.toBe")})` : name,
              value: words.feeling(value),
            }
          );
        })}
    />
  );
}
