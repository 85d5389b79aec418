import { barrierWithoutSolution } from "./check/barrier-without-solution.ts";
import { assumptionWithoutPlan, claimWithoutEvidence, expiredEvidence } from "./check/evidence-checks.ts";
import { goalWithoutTouchpoint } from "./check/goal-without-touchpoint.ts";
import { kpiWithoutOwner, kpiWithoutTarget, mapWithoutKpi } from "./check/kpi-checks.ts";
import { lowWithoutOpportunity } from "./check/low-without-opportunity.ts";
import {
  companysPointOfView,
  oneSidedView,
  reviewOverdue,
  stageNamedLikeDepartment,
  tooLarge,
} from "./check/map-checks.ts";
import { touchpointWithoutChannel } from "./check/touchpoint-without-channel.ts";
import type { Check } from "./remark.ts";

/** In the order in which remarks are listed. Texts are catalogue keys `lint:<name>`. */
export const checks = {
  "barrier-without-solution": barrierWithoutSolution,
  "low-without-opportunity": lowWithoutOpportunity,
  "goal-without-touchpoint": goalWithoutTouchpoint,
  "touchpoint-without-channel": touchpointWithoutChannel,
  "companys-point-of-view": companysPointOfView,
  "stage-named-like-department": stageNamedLikeDepartment,
  "claim-without-evidence": claimWithoutEvidence,
  "expired-evidence": expiredEvidence,
  "assumption-without-plan": assumptionWithoutPlan,
  "map-without-kpi": mapWithoutKpi,
  "kpi-without-owner": kpiWithoutOwner,
  "kpi-without-target": kpiWithoutTarget,
  "one-sided-view": oneSidedView,
  "review-overdue": reviewOverdue,
  "too-large": tooLarge,
} as const satisfies Record<string, Check>;
export type CheckName = keyof typeof checks;
export const checkNames = Object.keys(checks) as readonly CheckName[];
