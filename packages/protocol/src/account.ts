import {
  accountIdSchema,
  keyIdSchema,
  keyScopes,
  langSchema,
  workspaceIdSchema,
  workspaceRoles,
} from "@itinera/core";
import { z } from "zod";

export const passwordLength = { least: 10, most: 128 } as const;

const nameSchema = z.string().trim().min(1).max(100);
const emailSchema = z.email().max(254);
const passwordSchema = z.string().min(passwordLength.least).max(passwordLength.most);
/** What is only compared may be anything. */
const typedSchema = z.string().max(1_000);

export const roleSchema = z.enum(workspaceRoles);

const scopeSchema = z.enum(keyScopes);

const membershipSchema = z.object({
  id: workspaceIdSchema,
  /** "" until somebody names it. */
  name: z.string(),
  role: roleSchema,
});

/** How somebody can come in who has not. */
const waysIn = {
  /** Somebody can sign in by a password; until then, by the link that the server prints. */
  byPassword: z.boolean(),
  /** Whoever has forgotten their password can have a link sent. */
  mail: z.boolean(),
  /** By whose word people can sign in, too; null: nobody's. */
  provider: z.string().nullable(),
};

/** Who asks, as the server knows them. `workspace`: where this session works. */
export const meSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("nobody"),
    /** Signed in, but in no workspace any more: only an invitation leads further. */
    account: z.object({ name: z.string(), email: z.string() }).nullable(),
    ...waysIn,
  }),
  /** Whoever was let into maps by a link. */
  z.object({ kind: z.literal("share"), workspace: membershipSchema, ...waysIn }),
  z.object({
    kind: z.literal("key"),
    /** Of whoever made it. */
    name: z.string(),
    scopes: z.array(scopeSchema),
    workspace: membershipSchema,
  }),
  z.object({ kind: z.literal("operator"), workspace: membershipSchema }),
  z.object({
    kind: z.literal("account"),
    account: z.object({
      id: accountIdSchema,
      name: z.string(),
      email: z.string(),
      hasPassword: z.boolean(),
      hasSecondStep: z.boolean(),
    }),
    workspace: membershipSchema,
    workspaces: z.array(membershipSchema),
    /** By whose word they can sign in, too, once they have done so from here; null: nobody's. */
    provider: z.string().nullable(),
  }),
]);
export type Me = z.infer<typeof meSchema>;

export const signInSchema = z.object({ email: typedSchema, password: typedSchema });
export const signedInSchema = z.object({ state: z.enum(["in", "second-step"]) });
export const codeSchema = z.object({ code: z.string().trim().min(6).max(40) });

/** `password`: asked for with another `email`, where there is one. */
export const changeMeSchema = z.object({
  name: nameSchema.optional(),
  email: emailSchema.optional(),
  password: typedSchema.optional(),
});
/** `old`: absent where there is none. */
export const changePasswordSchema = z.object({ old: typedSchema.optional(), password: passwordSchema });
export const confirmPasswordSchema = z.object({ password: typedSchema.optional() });
export const chooseWorkspaceSchema = z.object({ workspace: workspaceIdSchema });

export const openSessionsSchema = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      isThis: z.boolean(),
      since: z.number(),
      seen: z.number(),
      address: z.string(),
      browser: z.string(),
    }),
  ),
});
export type OpenSessionLine = z.infer<typeof openSessionsSchema>["sessions"][number];

/** Said this once. `uri`: `otpauth:`, for the authenticator. */
export const secondStepSchema = z.object({ uri: z.string(), codes: z.array(z.string()) });
export type SecondStep = z.infer<typeof secondStepSchema>;

/** The part of a link behind its `#`. */
export const ticketTokenSchema = z.object({ token: z.string().min(1).max(300) });

/** What a link opens, for whoever holds it. */
export const openedTicketSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sign-in"), name: z.string() }),
  z.object({ kind: z.literal("reset-password"), email: z.string() }),
  z.object({
    kind: z.literal("invitation"),
    madeBy: z.string(),
    workspace: z.string(),
    role: roleSchema,
    /** Name of the one map that it is for. */
    map: z.string().nullable(),
    /** For this address alone. */
    email: z.string().nullable(),
    /** There is an account of this address: it is signed in first. */
    hasAccount: z.boolean(),
  }),
]);
export type OpenedTicket = z.infer<typeof openedTicketSchema>;

/** `name`, `email`, `password`: of a new account, for an invitation; `password` of a reset. */
export const useTicketSchema = ticketTokenSchema.extend({
  name: nameSchema.optional(),
  email: emailSchema.optional(),
  password: passwordSchema.optional(),
});
export type UseTicket = z.infer<typeof useTicketSchema>;
/** `map`: where it leads. */
export const usedTicketSchema = z.object({ map: z.string().nullable() });

/** `lang`: of the letter. */
export const forgottenSchema = z.object({ email: emailSchema, lang: langSchema.default("en") });

export const accountLineSchema = z.object({
  id: accountIdSchema,
  name: z.string(),
  email: z.string(),
  isSuspended: z.boolean(),
  workspaces: z.array(membershipSchema),
});
export const accountLinesSchema = z.object({ accounts: z.array(accountLineSchema) });
export type AccountLine = z.infer<typeof accountLineSchema>;
/** By the operator. `workspace`: the first one when absent. */
export const newAccountSchema = z.object({
  email: emailSchema,
  name: nameSchema.optional(),
  role: roleSchema.default("editor"),
  workspace: workspaceIdSchema.optional(),
  password: passwordSchema.optional(),
});
export type NewAccount = z.input<typeof newAccountSchema>;
/** `path`: behind the origin by which the server is reached. */
export const linkSchema = z.object({ path: z.string(), expires: z.number() });
export const madeAccountSchema = linkSchema.extend({ account: accountIdSchema });
/** The way in for whoever has lost theirs. */
export const accountLinkSchema = z.object({
  kind: z.enum(["sign-in", "reset-password"]),
  dropSecondStep: z.boolean().default(false),
});
export const accountPasswordSchema = z.object({ password: passwordSchema });

const keyLineSchema = z.object({
  id: keyIdSchema,
  name: z.string(),
  /** Of whoever made it. */
  owner: z.string(),
  scopes: z.array(scopeSchema),
  expires: z.number().nullable(),
  created: z.number(),
  seen: z.number().nullable(),
});
export type KeyLine = z.infer<typeof keyLineSchema>;
export const keyLinesSchema = z.object({ keys: z.array(keyLineSchema) });
/** `expires`: milliseconds since 1970; null: it does not run out. */
export const newKeySchema = z.object({
  name: nameSchema,
  scopes: z.array(scopeSchema).min(1).max(keyScopes.length),
  expires: z.int().nullable(),
});
export type NewKey = z.input<typeof newKeySchema>;
/** `token`: said this once. */
export const madeKeySchema = keyLineSchema.extend({ token: z.string() });
