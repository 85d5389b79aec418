import type { IdentityClaim } from "../collect/collected-event.ts";

/** Ids that are one person. */
export interface Identity {
  /** Under which all of them are known: one of the ids. */
  readonly person: string;
  readonly ids: readonly string[];
  /** Somebody is known by one of them: no other known person may come in by way of a shared device. */
  readonly known: boolean;
}

export type Verdict =
  | "united"
  /** They were one person already, or the claim says nothing. */
  | "nothing-new"
  /** The device belongs to somebody else who is known: two people share it. */
  | "somebody-else"
  /** More ids than a person has: something that many people share is taken for an id. */
  | "too-many";

/** Phones, browsers and cookies of years; a shared id reaches it within a day. */
export const mostIds = 1_000;

export interface Uniting {
  /** How each claim was judged, in their order. */
  readonly verdicts: readonly Verdict[];
  /** All identities that differ from before, as they are now; one without ids has gone into another. */
  readonly changed: readonly Identity[];
}

/**
 * Judges claims in their order. Whoever was known first on a device keeps it: a later `identified` to another known
 * person does not join the two, only an `alias` does. The name of a known person, else the older name, stays.
 *
 * @param identityOf what is known of an id before; absent: it stands alone and is anonymous.
 */
export function unite(
  claims: readonly IdentityClaim[],
  identityOf: (id: string) => Identity | undefined,
  most = mostIds,
): Uniting {
  const personOf = new Map<string, string>();
  const identities = new Map<string, Identity>();
  const before = new Map<string, Identity | undefined>();

  function found(id: string): Identity {
    const person = personOf.get(id);
    const held = person === undefined ? undefined : identities.get(person);
    if (held) return held;
    const loaded = identityOf(id);
    const identity = loaded ?? { person: id, ids: [id], known: false };
    before.set(identity.person, loaded);
    keep(identity);
    return identity;
  }

  function keep(identity: Identity): void {
    identities.set(identity.person, identity);
    for (const id of identity.ids) personOf.set(id, identity.person);
  }

  function join(into: Identity, from: Identity, known: boolean): Verdict {
    if (into.person === from.person) {
      if (known && !into.known) keep({ ...into, known });
      return "nothing-new";
    }
    if (into.ids.length + from.ids.length > most) return "too-many";
    identities.set(from.person, { person: from.person, ids: [], known: false });
    keep({ person: into.person, ids: [...into.ids, ...from.ids], known });
    return "united";
  }

  function judge(claim: IdentityClaim): Verdict {
    if (claim.kind === "alias") {
      const [previous, current] = [found(claim.previous), found(claim.current)];
      const known = previous.known || current.known;
      return previous.known && !current.known
        ? join(previous, current, known)
        : join(current, previous, known);
    }
    const [device, somebody] = [found(claim.anonymous), found(claim.known)];
    const isElse = device.known && device.person !== somebody.person;
    return isElse ? "somebody-else" : join(somebody, device, true);
  }

  const verdicts = claims.map(judge);
  const changed = [...identities.values()].filter((now) => {
    const old = before.get(now.person);
    const wasAlone = old ?? { person: now.person, ids: [now.person], known: false };
    return now.known !== wasAlone.known || now.ids.length !== wasAlone.ids.length;
  });
  return { verdicts, changed };
}
