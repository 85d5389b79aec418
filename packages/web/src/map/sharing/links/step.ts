import type { ShareLine } from "@itinera/protocol";
import type { Words } from "../../../app/language.tsx";
import { isOver } from "./link-draft.ts";

/** Where somebody is with the links of a map. */
export type Step =
  /** `from`: where they come back from, so that they go on there. */
  { readonly kind: "list"; readonly from?: WorkStep } | WorkStep;

export type WorkStep =
  /** `line`: the link that is changed; absent: a new one. */
  | { readonly kind: "write"; readonly line?: ShareLine }
  | { readonly kind: "addresses"; readonly line: ShareLine; readonly isNew: boolean };

/** Another for each step, and for each link. */
export const stepName = (step: Step): string =>
  step.kind === "list" ? step.kind : `${step.kind} ${step.line?.id ?? ""}`;

export function stepTitle(t: Words["t"], step: WorkStep): string {
  if (step.kind === "addresses") return t(step.isNew ? "sharing:links.ready" : "sharing:links.take");
  if (!step.line) return t("sharing:links.new");
  return t(isOver(step.line, Date.now()) ? "sharing:links.prolongTitle" : "sharing:links.changeTitle");
}
