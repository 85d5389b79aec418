import { accountIdSchema, type AccountId } from "@itinera/core";
import { createHash } from "node:crypto";
import type { Library } from "./library.ts";

/** By which a provider knows somebody: they keep it when their name and their address change. */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

/** By whose word, beside a password, somebody may sign in to an account. */
export interface ProviderLinks {
  accountOf(subject: Subject): Promise<AccountId | undefined>;
  /** Whether somebody of this provider is linked to the account. */
  has(account: AccountId, issuer: string): Promise<boolean>;
  add(account: AccountId, subject: Subject): Promise<void>;
  /** All of an account. */
  drop(account: AccountId): Promise<void>;
  /** The account was made for whoever has this address, by somebody who may make accounts for others. */
  vouch(account: AccountId, email: string): Promise<void>;
  isVouched(account: AccountId, email: string): Promise<boolean>;
}

type Adapter = Awaited<Library["$context"]>["internalAdapter"];

/** Kind of the credential that is a provider's word. */
export const linked = "oidc";
const vouched = "vouched";

const digest = (text: string) => createHash("sha256").update(text).digest("base64url");
const keyOf = ({ issuer, subject }: Subject) => `${digest(issuer)}.${digest(subject)}`;

/** As rows of the identity library's table of credentials, which has one row for each key. */
export function providerLinksIn(adapter: () => Promise<Adapter>): ProviderLinks {
  const rowsOf = async (account: AccountId, providerId: string) =>
    (await (await adapter()).findAccounts(account)).filter((row) => row.providerId === providerId);
  const vouchKey = (account: AccountId, email: string) => `${account} ${email.toLowerCase()}`;

  return {
    async accountOf(subject) {
      const found = await (
        await adapter()
      ).findAccountByKey({ providerId: linked, accountId: keyOf(subject) });
      return found ? accountIdSchema.parse(found.userId) : undefined;
    },

    has: async (account, issuer) =>
      (await rowsOf(account, linked)).some(({ accountId }) => accountId.startsWith(`${digest(issuer)}.`)),

    async add(account, subject) {
      await (await adapter()).linkAccount({ userId: account, providerId: linked, accountId: keyOf(subject) });
    },

    async drop(account) {
      const rows = await rowsOf(account, linked);
      for (const { id } of rows) await (await adapter()).deleteAccount(id);
    },

    async vouch(account, email) {
      const accountId = vouchKey(account, email);
      await (await adapter()).linkAccount({ userId: account, providerId: vouched, accountId });
    },

    isVouched: async (account, email) =>
      (await rowsOf(account, vouched)).some(({ accountId }) => accountId === vouchKey(account, email)),
  };
}
