import type { WorkspaceId, WorkspaceRole } from "@itinera/core";
import type { IncomingMessage } from "node:http";

/** Who asks. Every row and every query is scoped by `workspace`. */
export interface Session {
  readonly workspace: WorkspaceId;
  readonly role: WorkspaceRole;
}

/** Whose a request is; undefined: nobody's that is known here. */
export type SessionOf = (request: IncomingMessage) => Promise<Session | undefined>;
