import type {
  AccountId,
  EpochMs,
  MapId,
  PlaceRole,
  PlaceRoles,
  ProjectId,
  WorkspaceId,
  WorkspaceRole,
} from "@itinera/core";

export interface Workspace {
  readonly id: WorkspaceId;
  /** "" until somebody names it. */
  readonly name: string;
  readonly created: EpochMs;
}

export interface Membership extends Workspace {
  readonly role: WorkspaceRole;
}

export interface Member {
  readonly account: AccountId;
  readonly name: string;
  readonly email: string;
  readonly suspended: EpochMs | null;
  readonly role: WorkspaceRole;
  readonly since: EpochMs;
}

/** A part of a workspace in which somebody can be something else than in the rest. */
export type Place =
  { readonly kind: "project"; readonly id: ProjectId } | { readonly kind: "map"; readonly id: MapId };

/** Who may be where, and as what. A workspace is never left without an owner who can come in. */
export interface Workspaces {
  list(): Promise<readonly Workspace[]>;
  get(id: WorkspaceId): Promise<Workspace | undefined>;
  make(name: string): Promise<Workspace>;
  rename(id: WorkspaceId, name: string): Promise<void>;
  /** Where somebody is a member, the oldest first. */
  of(account: AccountId): Promise<readonly Membership[]>;
  /** By name. */
  members(workspace: WorkspaceId): Promise<readonly Member[]>;
  /** Adds a member, or changes what they are. */
  setRole(workspace: WorkspaceId, account: AccountId, role: WorkspaceRole): Promise<"set" | "last-owner">;
  removeMember(workspace: WorkspaceId, account: AccountId): Promise<"removed" | "gone" | "last-owner">;
  /** What a member is in places of the workspace. */
  placeRoles(workspace: WorkspaceId, account: AccountId): Promise<PlaceRoles>;
  /** Who is something of their own in a place. */
  inPlace(workspace: WorkspaceId, place: Place): Promise<ReadonlyMap<AccountId, PlaceRole>>;
  /** `undefined`: what they are in the workspace. Only of members. */
  setPlaceRole(
    workspace: WorkspaceId,
    account: AccountId,
    place: Place,
    role: PlaceRole | undefined,
  ): Promise<"set" | "gone">;
  /** Grows with everything that changes who may do what, on whatever server. */
  accessNumber(): Promise<number>;
}
