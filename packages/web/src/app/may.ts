import { isAtLeast, type WorkspaceRole } from "@itinera/core";
import type { Me } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../api/queries.ts";

/** What the pages offer, and the role in the workspace that it needs. The server's policies decide. */
const least = {
  read: "viewer",
  edit: "editor",
  administer: "administrator",
} as const satisfies Record<string, WorkspaceRole>;
export type Doing = keyof typeof least;

/** Whoever is not known, since the server is away, is offered everything. */
export const may = (me: Me | undefined, doing: Doing): boolean =>
  me === undefined || me.kind === "nobody" || isAtLeast(me.workspace.role, least[doing]);

export function useMay(): (doing: Doing) => boolean {
  const me = useQuery(meQuery).data;
  return (doing) => may(me, doing);
}

/** Whose account this is; undefined as long as the server has not said it. */
export function useMe(): Extract<Me, { kind: "account" }> | undefined {
  const me = useQuery(meQuery).data;
  return me?.kind === "account" ? me : undefined;
}
