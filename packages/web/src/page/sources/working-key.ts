import type { SourceLine } from "@itinera/protocol";

/** The newest key of a source that holds and can be shown. */
export const workingKey = ({ keys }: Pick<SourceLine, "keys">): string | undefined =>
  keys.toSorted((a, b) => b.created - a.created).find(({ key, revoked }) => key !== null && revoked === null)
    ?.key ?? undefined;
