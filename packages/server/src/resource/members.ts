import { accountIdSchema, ticketIdSchema, type Lang } from "@itinera/core";
import {
  invitationLinesSchema,
  madeInvitationSchema,
  memberLinesSchema,
  memberRoleSchema,
  newInvitationSchema,
  workspaceNameSchema,
  type InvitationLine,
} from "@itinera/protocol";
import type { Invitation, Member } from "@itinera/store";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { originForLetters } from "../http/own-origin.ts";
import { refuse } from "../http/refuse.ts";
import { mayGive, mayKeepMembers, mayLeave, mayReadMembers, mayRenameWorkspace } from "../policy/policies.ts";

const dayMs = 86_400_000;
/** Stands for whoever or whatever has no name yet. */
const product = "Itinera";
const accountParams = z.object({ account: accountIdSchema });

export const memberLineOf = ({ suspended, ...member }: Member) => ({
  ...member,
  isSuspended: suspended !== null,
});

/** Who is in a workspace, and who is asked to come. */
export function membersResource(app: Application, { parts, tickets, letters, settings }: Context): void {
  const { store } = parts;

  const invitationLine = (invitation: Invitation): InvitationLine => {
    const { id, email, role, map, madeBy, created } = invitation;
    return { ...tickets.linkOf(invitation), id, email, role, map, madeBy, created };
  };

  /** Whether a letter went to whoever is invited. */
  async function tell(invitation: Invitation, lang: Lang, origin: string): Promise<boolean> {
    const { workspace, email, map, madeBy, expires } = invitation;
    if (email === null || !letters.canSend) return false;
    const place = map === null ? store.workspaces.get(workspace) : store.maps.get(workspace, map);
    return letters.send({
      to: email,
      lang,
      content: {
        kind: "invitation",
        who: madeBy || product,
        into: map === null ? "workspace" : "map",
        what: (await place)?.name || product,
        link: new URL(tickets.linkOf(invitation).path, origin),
        days: Math.round((expires - parts.now()) / dayMs),
      },
    });
  }

  app.patch(
    "/v1/workspace",
    {
      config: { allow: mayRenameWorkspace, audit: "workspace.renamed" },
      schema: { body: workspaceNameSchema },
    },
    async (request) => {
      request.about = { name: request.body.name };
      await store.workspaces.rename(request.session.workspace, request.body.name);
      return {};
    },
  );

  app.get(
    "/v1/members",
    { config: { allow: mayReadMembers }, schema: { response: { 200: memberLinesSchema } } },
    async ({ session }) => ({
      members: (await store.workspaces.members(session.workspace)).map(memberLineOf),
    }),
  );

  app.put(
    "/v1/members/:account",
    {
      config: { allow: mayKeepMembers, audit: "member.role" },
      schema: { params: accountParams, body: memberRoleSchema },
    },
    async (request, reply) => {
      const { session, params, body } = request;
      const members = await store.workspaces.members(session.workspace);
      const member = members.find(({ account }) => account === params.account);
      if (!member) return refuse(reply, 404, "member.gone");
      if (!mayGive(session, member.role) || !mayGive(session, body.role))
        return refuse(reply, 403, "member.owners");
      const done = await store.workspaces.setRole(session.workspace, params.account, body.role);
      if (done === "last-owner") return refuse(reply, 409, "member.last-owner");
      request.about = { was: member.role, role: body.role, name: member.name };
      return {};
    },
  );

  app.delete(
    "/v1/members/:account",
    {
      // Whoever is in may leave.
      config: { allow: mayLeave, audit: "member.removed" },
      schema: { params: accountParams },
    },
    async (request, reply) => {
      const { session, params } = request;
      const isOwn = session.who.kind === "account" && session.who.account === params.account;
      const members = await store.workspaces.members(session.workspace);
      const member = members.find(({ account }) => account === params.account);
      if (!isOwn && !mayKeepMembers(session)) return refuse(reply, 403, "not-allowed");
      if (!member) return refuse(reply, 404, "member.gone");
      if (!isOwn && !mayGive(session, member.role)) return refuse(reply, 403, "member.owners");
      const done = await store.workspaces.removeMember(session.workspace, params.account);
      if (done === "gone") return refuse(reply, 404, "member.gone");
      if (done === "last-owner") return refuse(reply, 409, "member.last-owner");
      request.about = { role: member.role, name: member.name };
      return {};
    },
  );

  app.get(
    "/v1/invitations",
    { config: { allow: mayKeepMembers }, schema: { response: { 200: invitationLinesSchema } } },
    async ({ session }) => ({
      invitations: (await store.tickets.invitations(session.workspace)).map(invitationLine),
    }),
  );

  app.post(
    "/v1/invitations",
    {
      config: { allow: mayKeepMembers, audit: "invitation.made" },
      schema: { body: newInvitationSchema, response: { 200: madeInvitationSchema } },
    },
    async (request, reply) => {
      const { session, body } = request;
      const { role, map } = body;
      if (!mayGive(session, role)) return refuse(reply, 403, "member.owners");
      if (map !== undefined && !(await store.maps.get(session.workspace, map)))
        return refuse(reply, 404, "map.gone");
      const email = body.email?.toLowerCase() ?? null;
      const madeBy = session.who.kind === "account" ? session.who.name : "";
      const { workspace } = session;
      const { id } = await tickets.make({
        kind: "invitation",
        workspace,
        email,
        role,
        map: map ?? null,
        madeBy,
      });
      request.about = { role, ...(email !== null && { email }), ...(map !== undefined && { map }) };
      const made = await store.tickets.get(id);
      if (made?.kind !== "invitation") throw new Error("An invitation went as soon as it was made");
      const lang = body.lang ?? (await settings.of(workspace)).lang ?? "en";
      const origin = originForLetters(request.raw, parts.publicUrl);
      return { ...invitationLine(made), sent: await tell(made, lang, origin) };
    },
  );

  app.delete(
    "/v1/invitations/:ticket",
    {
      config: { allow: mayKeepMembers, audit: "invitation.withdrawn" },
      schema: { params: z.object({ ticket: ticketIdSchema }) },
    },
    async ({ session, params }, reply) => {
      const done = await store.tickets.withdraw(session.workspace, params.ticket);
      return done === "gone" ? refuse(reply, 404, "ticket.gone") : {};
    },
  );
}
