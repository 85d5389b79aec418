import type { Me } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../api/queries.ts";

/** Whose account this is, and where they work; undefined as long as the server has not said it. */
export function useOwnAccount(): Extract<Me, { kind: "account" }> | undefined {
  const me = useQuery(meQuery).data;
  return me?.kind === "account" ? me : undefined;
}
