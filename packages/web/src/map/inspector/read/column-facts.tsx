import type { Stage, Step } from "@itinera/core";
import { useWords } from "../../../app/language.tsx";
import { useDesk } from "../../editor/desk.ts";
import details from "../details.module.css";
import { Facts } from "./facts.tsx";

interface StageFactsProps {
  readonly stage: Stage;
}

/** Steps and ways of a stage, and what else is said of it. */
export function StageFacts({ stage }: StageFactsProps) {
  const { editor, map } = useDesk();
  const { t, format } = useWords();
  const steps = map.steps.filter((one) => one.stage === stage.id);
  const ways = map.connectors
    .filter((one) => one.from === stage.id)
    .flatMap(({ to, label }) => {
      const name = map.stages.find((one) => one.id === to)?.name;
      return name === undefined ? [] : [label ? `${name} (${label})` : name];
    });
  return (
    <Facts
      facts={[
        steps.length > 0 && {
          name: t("map:stage.steps"),
          value: (
            <ul>
              {steps.map((step) => (
                <li key={step.id} className={details.row}>
                  <button
                    type="button"
                    className={details.open}
                    onClick={() => editor.goTo({ kind: "step", id: step.id })}
                  >
                    {step.name}
                  </button>
                </li>
              ))}
            </ul>
          ),
        },
        ways.length > 0 && { name: t("map:way.title"), value: format.list(ways) },
        stage.note !== undefined && { name: t("structure:note.label"), value: stage.note },
      ]}
    />
  );
}

interface StepFactsProps {
  readonly step: Step;
}

export function StepFacts({ step: { note } }: StepFactsProps) {
  const { t } = useWords();
  return <Facts facts={[note !== undefined && { name: t("structure:note.label"), value: note }]} />;
}
