import {
  accountIdSchema,
  langSchema,
  mapIdSchema,
  placeRoles,
  ticketIdSchema,
  workspaceIdSchema,
} from "@itinera/core";
import { z } from "zod";
import { linkSchema, roleSchema } from "./account.ts";

export const workspaceNameSchema = z.object({ name: z.string().trim().min(1).max(100) });
export const workspaceLinesSchema = z.object({
  workspaces: z.array(z.object({ id: workspaceIdSchema, name: z.string(), members: z.int() })),
});
export const madeWorkspaceSchema = z.object({ id: workspaceIdSchema, name: z.string() });

const memberLineSchema = z.object({
  account: accountIdSchema,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  isSuspended: z.boolean(),
  since: z.number(),
});
export type MemberLine = z.infer<typeof memberLineSchema>;
export const memberLinesSchema = z.object({ members: z.array(memberLineSchema) });
export const memberRoleSchema = z.object({ role: roleSchema });

const placeRoleSchema = z.enum(placeRoles);
/**
 * Who sees a project or a map: `own` is their role there, where it differs from that around it; `around`: what they
 * are there without one.
 */
export const placeMembersSchema = z.object({
  members: z.array(
    memberLineSchema.extend({ own: placeRoleSchema.nullable(), around: roleSchema.or(z.literal("none")) }),
  ),
});
export type PlaceMemberLine = z.infer<typeof placeMembersSchema>["members"][number];
/** null: what they are around it. */
export const changePlaceRoleSchema = z.object({ role: placeRoleSchema.nullable() });

/**
 * `map`: whoever takes it becomes a guest who sees this map alone, and is `role` on it. `email`: for this address
 * alone; a letter goes there, in `lang` or else in the
 * language of the workspace, where the server can send one.
 */
export const newInvitationSchema = z
  .object({
    email: z.email().max(254).optional(),
    role: roleSchema,
    map: mapIdSchema.optional(),
    lang: langSchema.optional(),
  })
  .refine(({ role, map }) => map === undefined || ["editor", "commenter", "viewer"].includes(role), {
    path: ["role"],
  });
export type NewInvitation = z.input<typeof newInvitationSchema>;
const invitationLineSchema = linkSchema.extend({
  id: ticketIdSchema,
  email: z.string().nullable(),
  role: roleSchema,
  map: mapIdSchema.nullable(),
  madeBy: z.string(),
  created: z.number(),
});
export type InvitationLine = z.infer<typeof invitationLineSchema>;
/** `sent`: the mail server has taken the letter. The link works either way. */
export const madeInvitationSchema = invitationLineSchema.extend({ sent: z.boolean() });
export const invitationLinesSchema = z.object({ invitations: z.array(invitationLineSchema) });
