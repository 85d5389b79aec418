import type { TicketId } from "@itinera/core";
import type { Invitation, Ticket, TicketFor, Tickets } from "../tickets.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

type Row = Tables["ticket"];

const nothing = { workspace: null, account: null, email: null, role: null, map: null, made_by: null };

function columnsOf(ticket: TicketFor): Omit<Row, "id" | "created" | "expires" | "used"> {
  if (ticket.kind !== "invitation") return { ...nothing, ...ticket };
  const { madeBy, ...rest } = ticket;
  return { ...nothing, ...rest, made_by: madeBy };
}

function ticketOf({ id, created, expires, used, kind, ...row }: Row): Ticket | undefined {
  const common = { id, created, expires, used };
  const { workspace, account, email, role, map, made_by: madeBy } = row;
  if (kind !== "invitation") {
    if (account === null) return undefined;
    return { ...common, kind, account, ...(kind === "reset-password" && email !== null && { email }) };
  }
  if (workspace === null || role === null) return undefined;
  return { ...common, kind, workspace, email, role, map, madeBy: madeBy ?? "" };
}

const isInvitation = (ticket: Ticket | undefined): ticket is Invitation => ticket?.kind === "invitation";

export function ticketsIn({ db, newId, now }: Database): Tickets {
  return {
    async make(ticket, expires) {
      const id = newId() as TicketId;
      await db
        .insertInto("ticket")
        .values({ ...columnsOf(ticket), id, created: now(), expires, used: null })
        .execute();
      return id;
    },

    async get(id) {
      const row = await db.selectFrom("ticket").selectAll().where("id", "=", id).executeTakeFirst();
      return row && ticketOf(row);
    },

    async use(id) {
      const { numUpdatedRows } = await db
        .updateTable("ticket")
        .set({ used: now() })
        .where("id", "=", id)
        .where("used", "is", null)
        .where("expires", ">", now())
        .executeTakeFirst();
      return numUpdatedRows > 0n ? "used" : "gone";
    },

    async invitations(workspace) {
      const rows = await db
        .selectFrom("ticket")
        .selectAll()
        .where("workspace", "=", workspace)
        .where("kind", "=", "invitation")
        .where("used", "is", null)
        .orderBy("created", "desc")
        .orderBy("id")
        .execute();
      return rows.map(ticketOf).filter(isInvitation);
    },

    async invitationsFor(email) {
      const rows = await db
        .selectFrom("ticket")
        .selectAll()
        .where("kind", "=", "invitation")
        .where("email", "=", email.toLowerCase())
        .where("used", "is", null)
        .where("expires", ">", now())
        .orderBy("created")
        .orderBy("id")
        .execute();
      return rows.map(ticketOf).filter(isInvitation);
    },

    async withdraw(workspace, id) {
      const { numDeletedRows } = await db
        .deleteFrom("ticket")
        .where("workspace", "=", workspace)
        .where("id", "=", id)
        .where("used", "is", null)
        .executeTakeFirst();
      return numDeletedRows > 0n ? "withdrawn" : "gone";
    },

    async withdrawOf(account, kind) {
      await db
        .deleteFrom("ticket")
        .where("account", "=", account)
        .where("kind", "=", kind)
        .where("used", "is", null)
        .execute();
    },
  };
}
