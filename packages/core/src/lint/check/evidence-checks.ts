import type { Check } from "../remark.ts";
import { atCards } from "./cards-of.ts";

/** Called supported or measured, and nothing says by what; a binding measures. */
export const claimWithoutEvidence: Check = (map) =>
  atCards(
    map.cards.filter(
      ({ level, evidence = [], binding = [] }) =>
        (level === "supported" || level === "measured") && evidence.length === 0 && binding.length === 0,
    ),
  );

/** All its evidence is too old to count. */
export const expiredEvidence: Check = (map, today) =>
  atCards(
    map.cards.filter(
      ({ evidence = [] }) =>
        evidence.length > 0 && evidence.every(({ expires }) => expires !== undefined && expires <= today),
    ),
  );

/** An assumption is fine, if somebody plans to find out. */
export const assumptionWithoutPlan: Check = (map) =>
  atCards(map.cards.filter(({ level, plan }) => level === "assumption" && plan === undefined));
