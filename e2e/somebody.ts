import type { AccountId, WorkspaceRole } from "@itinera/core";
import { createClient, type Client } from "@itinera/protocol";
import { randomUUID } from "node:crypto";
import { enterBy, type SessionCookie } from "./owner-session.ts";

/** Somebody with an account, in a session of their own. */
export interface Somebody {
  readonly account: AccountId;
  readonly name: string;
  readonly email: string;
  readonly cookie: SessionCookie;
  /** Speaks to the server as their page does. */
  readonly client: Client;
}

interface Server {
  readonly url: string;
  readonly operator: Client;
}

/** A client that shows a session, as a page does. */
export const clientAs = (url: string, { name, value }: SessionCookie): Client =>
  createClient({
    origin: url,
    fetch: (path, { method, headers, body }) =>
      fetch(path, {
        method,
        headers: { ...headers, origin: url, cookie: `${name}=${value}` },
        body: (body ?? null) as BodyInit | null,
      }),
  });

/** An address for a new member of this name, in place of the one whom a test that is run again has left. */
export async function freshAddress(client: Client, name: string): Promise<string> {
  const { members } = await client.members();
  const left = members.filter((member) => member.name === name);
  await Promise.all(left.map(({ account }) => client.removeMember(account)));
  const local = name.toLowerCase().replace(/[^a-z]+/g, "-");
  return left.length > 0 ? `${local}-${randomUUID()}@example.org` : `${local}@example.org`;
}

/** Makes an account in the first workspace, and signs it in. */
export async function makeSomebody(
  { url, operator }: Server,
  { name, role }: { readonly name: string; readonly role: WorkspaceRole },
): Promise<Somebody> {
  const email = await freshAddress(operator, name);
  const { account } = await operator.newAccount({ email, name, role });
  const { path } = await operator.accountLink(account, { kind: "sign-in" });
  const cookie = await enterBy(url, path);
  return { account, name, email, cookie, client: clientAs(url, cookie) };
}
