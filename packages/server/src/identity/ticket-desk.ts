import { isAtLeast, ticketIdSchema, type AccountId, type EpochMs, type TicketId } from "@itinera/core";
import type { OpenedTicket, UseTicket } from "@itinera/protocol";
import type { Invitation, Store, Ticket, TicketFor } from "@itinera/store";
import type { Identity, Visitor } from "./identity.ts";
import type { Keys } from "./keys.ts";
import { idOfToken, tokenOf } from "./link-token.ts";

const hourMs = 3_600_000;
/** How long a link waits for whoever it is for. */
const validMs: Readonly<Record<TicketFor["kind"], number>> = {
  "sign-in": 24 * hourMs,
  "reset-password": 2 * hourMs,
  invitation: 7 * 24 * hourMs,
};

/** `path`: behind the server's origin. What is behind the `#` stays in the browser. */
export interface TicketLink {
  readonly id: TicketId;
  readonly path: string;
  readonly expires: EpochMs;
}

interface Refused {
  readonly kind: "refused";
  readonly reason:
    | "gone"
    | "used"
    | "expired"
    /** It is for another address than that of the account that is signed in. */
    | "other-address"
    /** There is an account of this address, which has to sign in first. */
    | "has-account"
    | "incomplete";
}

type Used = {
  readonly kind: "used";
  readonly ticket: Ticket;
  readonly account: AccountId;
  readonly cookies: readonly string[];
};

/** Hands out links that are good once, and takes them back. */
export interface TicketDesk {
  make(ticket: TicketFor): Promise<TicketLink>;
  /** Of one that was made before. */
  linkOf(ticket: Pick<Ticket, "id" | "expires">): TicketLink;
  read(token: string): Promise<OpenedTicket | Refused>;
  /** Takes whatever an account is invited to whose e-mail is known to be theirs. */
  takeAllFor(account: AccountId, email: string): Promise<readonly Invitation[]>;
  use(visitor: Visitor, how: UseTicket): Promise<Used | Refused>;
}

export interface TicketDeskOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly keys: Keys;
  readonly now: () => EpochMs;
}

const refused = (reason: Refused["reason"]): Refused => ({ kind: "refused", reason });

export function createTicketDesk({ store, identity, keys, now }: TicketDeskOptions): TicketDesk {
  const linkOf: TicketDesk["linkOf"] = ({ id, expires }) => ({
    id,
    path: `/enter#${tokenOf(keys, "ticket", id)}`,
    expires,
  });

  async function find(token: string): Promise<Ticket | Refused> {
    const id = ticketIdSchema.safeParse(idOfToken(keys, "ticket", token));
    const ticket = id.success ? await store.tickets.get(id.data) : undefined;
    if (!ticket) return refused("gone");
    if (ticket.used !== null) return refused("used");
    return ticket.expires <= now() ? refused("expired") : ticket;
  }

  const isUsed = async ({ id }: Ticket) => (await store.tickets.use(id)) === "used";

  /** Makes a member of whoever took an invitation; nobody becomes less by it than they were. */
  async function admit({ workspace, role, map }: Invitation, account: AccountId): Promise<void> {
    const was = (await store.workspaces.of(account)).find(({ id }) => id === workspace);
    const becomes = map === null ? role : "guest";
    if (!was || !isAtLeast(was.role, becomes)) await store.workspaces.setRole(workspace, account, becomes);
    if (map === null || (role !== "editor" && role !== "commenter" && role !== "viewer")) return;
    await store.workspaces.setPlaceRole(workspace, account, { kind: "map", id: map }, role);
  }

  async function takeInvitation(
    visitor: Visitor,
    ticket: Invitation,
    { name, email, password }: UseTicket,
  ): Promise<Used | Refused> {
    // Perhaps somebody who is in no workspace any more.
    const known = await identity.visitor(visitor);
    if (known) {
      const { account, session } = known;
      if (ticket.email !== null && ticket.email !== known.email) return refused("other-address");
      if (!(await isUsed(ticket))) return refused("used");
      await admit(ticket, account);
      await store.accounts.enterWorkspace(session, ticket.workspace);
      return { kind: "used", ticket, account, cookies: [] };
    }
    const address = ticket.email ?? email;
    if (address === undefined || name === undefined || password === undefined) return refused("incomplete");
    const account = await identity.makeAccount({ name, email: address, password });
    if (account === "taken") return refused("has-account");
    // Of two who took it at once, one was too late: nothing of their account stays.
    if (!(await isUsed(ticket))) {
      await identity.removeAccount(account);
      return refused("used");
    }
    await admit(ticket, account);
    const { cookies } = await identity.enter(visitor, account);
    return { kind: "used", ticket, account, cookies };
  }

  return {
    linkOf,

    async make(ticket) {
      const expires = (now() + validMs[ticket.kind]) as EpochMs;
      return linkOf({ id: await store.tickets.make(ticket, expires), expires });
    },

    async read(token) {
      const ticket = await find(token);
      if (ticket.kind === "refused") return ticket;
      if (ticket.kind !== "invitation") {
        const account = await store.accounts.get(ticket.account);
        if (!account) return refused("gone");
        return ticket.kind === "sign-in"
          ? { kind: "sign-in", name: account.name }
          : { kind: "reset-password", email: account.email };
      }
      const { workspace, role, map, email, madeBy } = ticket;
      return {
        kind: "invitation",
        madeBy,
        role,
        email,
        workspace: (await store.workspaces.get(workspace))?.name ?? "",
        map: map === null ? null : ((await store.maps.get(workspace, map))?.name ?? ""),
        hasAccount: email !== null && (await store.accounts.byEmail(email)) !== undefined,
      };
    },

    async takeAllFor(account, email) {
      const taken: Invitation[] = [];
      for (const invitation of await store.tickets.invitationsFor(email)) {
        if (!(await isUsed(invitation))) continue;
        await admit(invitation, account);
        taken.push(invitation);
      }
      return taken;
    },

    async use(visitor, how) {
      const ticket = await find(how.token);
      if (ticket.kind === "refused") return ticket;
      if (ticket.kind === "invitation") return takeInvitation(visitor, ticket, how);
      const { account } = ticket;
      if (ticket.kind === "sign-in") {
        if (!(await isUsed(ticket))) return refused("used");
        const { cookies } = await identity.enter(visitor, account);
        return { kind: "used", ticket, account, cookies };
      }
      if (how.password === undefined) return refused("incomplete");
      if (!(await isUsed(ticket))) return refused("used");
      await identity.setPassword(account, how.password);
      if (ticket.email !== undefined) await identity.confirmEmail(account, ticket.email);
      // Whoever knew the old one is out.
      await store.accounts.endSessions(account);
      return { kind: "used", ticket, account, cookies: [] };
    },
  };
}
