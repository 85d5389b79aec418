import type { AccountId } from "@itinera/core";
import { defaultWorkspace, type Store } from "@itinera/store";
import type { Identity } from "./identity.ts";
import type { TicketDesk, TicketLink } from "./ticket-desk.ts";

/** No address of anybody's: the owner says their own when they want to sign in by a password. */
const address = "owner@localhost";

async function ownerOf(store: Store, identity: Identity): Promise<AccountId> {
  const [first] = (await store.workspaces.members(defaultWorkspace)).filter(({ role }) => role === "owner");
  if (first) return first.account;
  const made = await identity.makeAccount({ name: "Owner", email: address });
  const account = made === "taken" ? (await store.accounts.byEmail(address))?.id : made;
  if (account === undefined) throw new Error("The first owner was made and is not there");
  await store.workspaces.setRole(defaultWorkspace, account, "owner");
  return account;
}

/**
 * The way in of a new installation: its one owner, made when there is none, and a link that signs them in once.
 * undefined: somebody has a password, and everybody signs in by theirs.
 */
export async function firstWayIn(
  store: Store,
  identity: Identity,
  tickets: TicketDesk,
): Promise<TicketLink | undefined> {
  if (await store.accounts.somebodyHasPassword()) return undefined;
  const account = await ownerOf(store, identity);
  await store.tickets.withdrawOf(account, "sign-in");
  return tickets.make({ kind: "sign-in", account });
}
