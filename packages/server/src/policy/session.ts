import type {
  AccountId,
  KeyId,
  KeyScope,
  MapId,
  PlaceRoles,
  ProjectId,
  ShareId,
  WorkspaceId,
  WorkspaceRole,
} from "@itinera/core";
import type { IncomingMessage } from "node:http";

/** Who it is. */
export type Who =
  | {
      readonly kind: "account";
      readonly account: AccountId;
      readonly name: string;
      readonly email: string;
      /** Id of the browser's session. */
      readonly session: string;
      readonly hasSecondStep: boolean;
    }
  /** A program, by a key that an account has given it. */
  | { readonly kind: "key"; readonly key: KeyId; readonly account: AccountId; readonly name: string }
  /** Whoever holds a link to a map. */
  | { readonly kind: "share"; readonly share: ShareId; readonly numbers: boolean }
  /** A program that watches the server, and may nothing else. */
  | { readonly kind: "probe" }
  /** Whoever can read the data folder: the command line. */
  | { readonly kind: "operator" };

/** Who asks, and what they are where their request goes. Every row and every query is scoped by `workspace`. */
export interface Session {
  readonly who: Who;
  readonly workspace: WorkspaceId;
  /** On the map or in the project that the path names; otherwise in the workspace. */
  readonly role: WorkspaceRole;
  /** Of a key: what it may be used for; absent: everything that the role may. */
  readonly scopes?: readonly KeyScope[] | undefined;
  /** In the whole workspace. */
  readonly member: WorkspaceRole;
  /** Where they are something else than in the workspace. */
  readonly places: PlaceRoles;
}

/** What the path of a request names. */
export interface NamedPlace {
  readonly map?: MapId | undefined;
  readonly project?: ProjectId | undefined;
}

/** Whose a request is; undefined: nobody's that is known here. */
export type SessionOf = (request: IncomingMessage, place: NamedPlace) => Promise<Session | undefined>;

/** As which rooms and records know them. */
export function authorOf({ who }: Session): string {
  switch (who.kind) {
    case "account":
      return who.account;
    case "key":
      return who.account;
    case "share":
      return `share ${who.share}`;
    case "probe":
    case "operator":
      return who.kind;
  }
}
