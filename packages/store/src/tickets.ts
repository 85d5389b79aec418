import type { AccountId, EpochMs, MapId, TicketId, WorkspaceId, WorkspaceRole } from "@itinera/core";

/** What a link that is good once opens. */
export type TicketFor =
  | { readonly kind: "sign-in"; readonly account: AccountId }
  | {
      readonly kind: "reset-password";
      readonly account: AccountId;
      /** Whoever uses it reads the mail of this address: it was sent there, and shown to nobody. */
      readonly email?: string;
    }
  | {
      readonly kind: "invitation";
      readonly workspace: WorkspaceId;
      /** Only the account of this address may take it; null: whoever has the link. */
      readonly email: string | null;
      readonly role: WorkspaceRole;
      /** Of a guest: the map that they may see. */
      readonly map: MapId | null;
      readonly madeBy: string;
    };

export type Ticket = TicketFor & {
  readonly id: TicketId;
  readonly created: EpochMs;
  readonly expires: EpochMs;
  readonly used: EpochMs | null;
};

export type Invitation = Extract<Ticket, { kind: "invitation" }>;

/** Links that are good once. What is secret of them is not stored: it is made from their id. */
export interface Tickets {
  make(ticket: TicketFor, expires: EpochMs): Promise<TicketId>;
  get(id: TicketId): Promise<Ticket | undefined>;
  /** Of two that use it at once, one has it. */
  use(id: TicketId): Promise<"used" | "gone">;
  /** Invitations into all workspaces that are for this address alone, that nobody has taken and that have not run out. */
  invitationsFor(email: string): Promise<readonly Invitation[]>;
  /** Invitations of a workspace that nobody has taken, the newest first, also those that have run out. */
  invitations(workspace: WorkspaceId): Promise<readonly Invitation[]>;
  withdraw(workspace: WorkspaceId, id: TicketId): Promise<"withdrawn" | "gone">;
  /** Those of an account that are not used, of all kinds: a new one takes the place of older ones. */
  withdrawOf(account: AccountId, kind: "sign-in" | "reset-password"): Promise<void>;
}
