import { ProblemError } from "@itinera/protocol";

/** The server did not answer at all. */
export const isAway = (error: unknown): boolean => error instanceof ProblemError && error.status === 0;
