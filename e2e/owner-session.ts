import { createClient } from "@itinera/protocol";

export interface SessionCookie {
  readonly name: string;
  readonly value: string;
}

/** Signs the owner of a new installation in, by a link as the console prints it. */
export async function ownerSession(url: string, token: string): Promise<SessionCookie> {
  const client = createClient({
    fetch: (path, init) => fetch(path, init as RequestInit),
    origin: url,
    token,
  });
  const { accounts } = await client.accounts();
  const owner = accounts.find(({ workspaces }) => workspaces.some(({ role }) => role === "owner"));
  if (!owner) throw new Error("A new installation has no owner");
  const { path } = await client.accountLink(owner.id, { kind: "sign-in" });
  return enterBy(url, path);
}

/** What a browser is given for a link; `account`: for an invitation. */
export async function enterBy(
  url: string,
  path: string,
  account: { readonly name?: string; readonly email?: string; readonly password?: string } = {},
): Promise<SessionCookie> {
  const answer = await fetch(`${url}/v1/tickets/use`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...account, token: path.split("#")[1] }),
  });
  return cookieOf(answer);
}

/** The session that an answer begins. */
export function cookieOf(answer: Response): SessionCookie {
  const [cookie = ""] = answer.headers.getSetCookie();
  const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
  if (!answer.ok || value === "") throw new Error(`Nobody was signed in: ${answer.status}`);
  return { name, value };
}
