import { accountIdSchema, type AccountId } from "@itinera/core";
import type { QueryClient } from "@tanstack/react-query";
import { meQuery } from "../api/queries.ts";

const key = "itinera.account";

/** Whose the maps on this computer are that can be opened without a server: of whoever was signed in last. */
function kept(): AccountId | undefined {
  try {
    return accountIdSchema.safeParse(localStorage.getItem(key)).data;
  } catch {
    return undefined;
  }
}

/** undefined: they have signed out. */
export function keepAccount(account: AccountId | undefined): void {
  try {
    if (account === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, account);
  } catch {
    // Storage is closed to this page: without a server, nobody knows who is here.
  }
}

/** Whose account this is, also where the server is away. */
export async function accountHere(queries: QueryClient): Promise<AccountId | undefined> {
  try {
    const me = await queries.ensureQueryData(meQuery);
    return me.kind === "account" ? me.account.id : undefined;
  } catch {
    return kept();
  }
}
