import type { AccountId, EpochMs, KeyId, KeyScope, WorkspaceId } from "@itinera/core";

/** By which a program works in a workspace for an account, within scopes, as long as the account may. */
export interface ApiKey {
  readonly id: KeyId;
  readonly workspace: WorkspaceId;
  readonly account: AccountId;
  readonly name: string;
  readonly hash: string;
  readonly scopes: readonly KeyScope[];
  /** null: it does not run out. */
  readonly expires: EpochMs | null;
  readonly created: EpochMs;
  /** When it was last used, to the hour; null: never. */
  readonly seen: EpochMs | null;
}

/** They go with their account's membership. */
export interface ApiKeys {
  /** The newest first. */
  list(workspace: WorkspaceId, account?: AccountId): Promise<readonly ApiKey[]>;
  get(id: KeyId): Promise<ApiKey | undefined>;
  make(key: Omit<ApiKey, "id" | "created" | "seen">): Promise<ApiKey>;
  revoke(workspace: WorkspaceId, id: KeyId): Promise<"revoked" | "gone">;
  noteSeen(id: KeyId): Promise<void>;
}
