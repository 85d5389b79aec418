import type { AccountId, EpochMs, WorkspaceId } from "@itinera/core";

/** Somebody who can sign in. How they do so is the identity library's, whose tables these are. */
export interface Account {
  readonly id: AccountId;
  readonly name: string;
  /** In small letters. */
  readonly email: string;
  /** Since when they may not come in; null: they may. */
  readonly suspended: EpochMs | null;
}

export interface Accounts {
  /** Of all workspaces, by e-mail. */
  list(): Promise<readonly Account[]>;
  get(id: AccountId): Promise<Account | undefined>;
  byEmail(email: string): Promise<Account | undefined>;
  /** Whether somebody who is not suspended can sign in by a password. */
  somebodyHasPassword(): Promise<boolean>;
  /** Whether somebody who is not suspended has a credential of this kind, as the identity library names them. */
  somebodyHasCredential(kind: string): Promise<boolean>;
  /** Ends their sessions, too. The last owner of a workspace stays. */
  suspend(id: AccountId): Promise<"suspended" | "gone" | "last-owner">;
  readmit(id: AccountId): Promise<"readmitted" | "gone">;
  /** All sessions of an account, or all but one. */
  endSessions(id: AccountId, except?: string): Promise<void>;
  endSession(id: AccountId, session: string): Promise<"ended" | "gone">;
  /** Where a session works from now on. */
  enterWorkspace(session: string, workspace: WorkspaceId): Promise<void>;
}

/** The tables of the identity library, for it alone. */
export interface IdentityTables {
  /** A Kysely. */
  readonly db: object;
  readonly type: "sqlite" | "postgres";
}
