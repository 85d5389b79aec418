import { ownPath } from "./own-path.ts";

const steps = ["second", "forgotten"] as const;

export interface SignInSearch {
  /** Where they wanted to go. */
  readonly back?: string | undefined;
  /** Code of what went wrong on the way to a provider or back, as the address says it: anybody may write one. */
  readonly problem?: string | undefined;
  /** Absent: address and password. */
  readonly step?: (typeof steps)[number] | undefined;
}

const problemOf = (said: unknown): string | undefined =>
  typeof said === "string" && said !== "" ? said : undefined;

/** What the address of the sign-in page says; undefined what is none of ours: left out, it is handed on as it came. */
export const signInSearch = (search: Readonly<Record<string, unknown>>): SignInSearch => ({
  back: ownPath(search["back"]),
  problem: problemOf(search["problem"]),
  step: steps.find((step) => step === search["step"]),
});
