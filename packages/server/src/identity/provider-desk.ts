import type { AccountId } from "@itinera/core";
import { defaultWorkspace, type Account, type Invitation, type Store } from "@itinera/store";
import PQueue from "p-queue";
import type { Session } from "../policy/session.ts";
import type { Identity } from "./identity.ts";
import type { Person } from "./provider.ts";
import type { ProviderSettings } from "./provider-settings.ts";
import type { TicketDesk } from "./ticket-desk.ts";

interface Refused {
  readonly kind: "refused";
  readonly reason:
    | "suspended"
    /** The provider does not say that the address is theirs, and nothing else of them is known here. */
    | "unverified"
    /** Nobody has asked them in. */
    | "unknown"
    /** There is an account of this address, and somebody else may be behind it. */
    | "unproven"
    /** There is an account of this address, of somebody else at the same provider. */
    | "other-person";
}

export interface Admitted {
  readonly kind: "admitted";
  readonly account: AccountId;
  readonly name: string;
  /** The account is new. */
  readonly isMade: boolean;
  /** Invitations that it took by the way. */
  readonly taken: readonly Invitation[];
}

/** Decides which account is that of a provider's person: see decisions/0015. */
export interface ProviderDesk {
  /** `asker`: who is signed in in the same browser. */
  admit(person: Person, asker: Session | undefined): Promise<Admitted | Refused>;
}

export interface ProviderDeskOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly tickets: TicketDesk;
  readonly settings: Pick<ProviderSettings, "domains" | "role">;
}

const refused = (reason: Refused["reason"]): Refused => ({ kind: "refused", reason });

interface Found {
  readonly kind: "found";
  readonly account: Account;
  readonly isMade: boolean;
}
const found = (account: Account, isMade = false): Found => ({ kind: "found", account, isMade });

export function createProviderDesk({
  store,
  identity,
  tickets,
  settings,
}: ProviderDeskOptions): ProviderDesk {
  const { links } = identity;
  // Two windows of one new person make one account.
  const line = new PQueue({ concurrency: 1 });

  const isOfDomain = (email: string) => settings.domains.includes(email.slice(email.lastIndexOf("@") + 1));

  async function known(account: AccountId): Promise<Account> {
    const there = await store.accounts.get(account);
    if (!there) throw new Error("An account went while somebody signed in to it");
    return there;
  }

  /** What the provider says of an address settles whose account it is. */
  async function isSettled({ id, email }: Account): Promise<boolean> {
    if (await identity.isEmailConfirmed(id)) return true;
    return !(await identity.hasPassword(id)) && (await links.isVouched(id, email));
  }

  async function claim(
    account: Account,
    person: Person,
    asker: Session | undefined,
  ): Promise<Found | Refused> {
    const { id, suspended } = account;
    if (suspended !== null) return refused("suspended");
    // They have shown in this browser that they can sign in to it.
    const isIn = asker?.who.kind === "account" && asker.who.account === id;
    if (!isIn && (await links.has(id, person.issuer))) return refused("other-person");
    if (!isIn && !(await isSettled(account))) return refused("unproven");
    if (isIn) await links.drop(id);
    if (!(await identity.isEmailConfirmed(id))) {
      // A link to it may have come into other hands; from here on it is no longer good.
      await store.tickets.withdrawOf(id, "sign-in");
      await store.tickets.withdrawOf(id, "reset-password");
      await store.accounts.endSessions(id);
    }
    return found(account);
  }

  async function make({ name, email = "" }: Person): Promise<Found | Refused> {
    const isInvited = (await store.tickets.invitationsFor(email)).length > 0;
    if (!isInvited && !isOfDomain(email)) return refused("unknown");
    const made = await identity.makeAccount({ name, email, isConfirmed: true });
    if (made === "taken") throw new Error("Two servers made an account of one address");
    if (isOfDomain(email)) await store.workspaces.setRole(defaultWorkspace, made, settings.role);
    return found(await known(made), true);
  }

  async function find(person: Person, asker: Session | undefined): Promise<Found | Refused> {
    const linked = await links.accountOf(person);
    if (linked !== undefined) return found(await known(linked));
    if (person.email === undefined) return refused("unverified");
    const there = await store.accounts.byEmail(person.email);
    return there ? claim(there, person, asker) : make(person);
  }

  async function admit(person: Person, asker: Session | undefined): Promise<Admitted | Refused> {
    const outcome = await find(person, asker);
    if (outcome.kind === "refused") return outcome;
    const { account, isMade } = outcome;
    const { id, name, email } = account;
    if (account.suspended !== null) return refused("suspended");
    if (person.email === email) await identity.confirmEmail(id, email);
    if ((await links.accountOf(person)) === undefined) await links.add(id, person);
    const isMember = (await store.workspaces.of(id)).length > 0;
    // Whoever is somewhere already accepts an invitation by its link, as they like.
    const taken = person.email === email && (isMade || !isMember) ? await tickets.takeAllFor(id, email) : [];
    if (!isMember && taken.length === 0) {
      if (isMade) await identity.removeAccount(id);
      return refused("unknown");
    }
    return { kind: "admitted", account: id, name, isMade, taken };
  }

  return { admit: (person, asker) => line.add(() => admit(person, asker)) };
}
