import type { ClientOwner } from "@itinera/store";

/**
 * Whose a Yjs client id is: of the author who wrote with it first. Two who write with one id would each
 * take the other's edits for their own, and a document would hold one of them and call both saved.
 */
export interface ClientOwners {
  /** The ids among `clients` that belong to nobody yet; undefined: one of them is another's. */
  unowned(clients: readonly number[], author: string): readonly number[] | undefined;
  claim(clients: readonly number[], author: string): void;
}

/** `own`: the id that the server itself writes with. */
export function createClientOwners(known: readonly ClientOwner[], own: number): ClientOwners {
  const owners = new Map(known.map(({ client, author }) => [client, author]));
  return {
    unowned: (clients, author) =>
      clients.some((client) => client === own || (owners.get(client) ?? author) !== author)
        ? undefined
        : clients.filter((client) => !owners.has(client)),
    claim(clients, author) {
      for (const client of clients) owners.set(client, author);
    },
  };
}
