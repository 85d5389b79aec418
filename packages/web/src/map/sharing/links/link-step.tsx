import type { MapId } from "@itinera/core";
import type { Dispatch } from "react";
import { LinkAddresses } from "./link-addresses.tsx";
import type { Step, WorkStep } from "./step.ts";
import { WriteLink } from "./write-link.tsx";

interface LinkStepProps {
  readonly map: MapId;
  readonly step: WorkStep;
  readonly go: Dispatch<Step>;
}

/** A link that is written, or that is there to be taken along. */
export function LinkStep({ map, step, go }: LinkStepProps) {
  const back = () => go({ kind: "list", from: step });
  if (step.kind === "addresses") return <LinkAddresses line={step.line} isNew={step.isNew} onClose={back} />;
  return (
    <WriteLink
      map={map}
      line={step.line}
      onClose={back}
      onDone={(line) => {
        const isNew = step.line === undefined;
        const isFramedNow = line.embed !== null && step.line?.embed === null;
        if (isNew || isFramedNow) go({ kind: "addresses", line, isNew });
        else back();
      }}
    />
  );
}
