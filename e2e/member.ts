import type { WorkspaceRole } from "@itinera/core";
import type { Page } from "playwright-core";
import type { UsedApp } from "./use-app.ts";

export interface Member {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const password = "a river of ink";

/** Somebody whom the owner has invited, and who has joined. */
export async function newMember(used: UsedApp, name: string, role: WorkspaceRole): Promise<Member> {
  const email = `${name.toLowerCase()}@example.org`;
  const { path } = await used.client.invite({ email, role });
  const answer = await fetch(`${used.url}/v1/tickets/use`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: path.split("#")[1], name, password }),
  });
  if (!answer.ok) throw new Error(`${name} could not join: ${answer.status}`);
  return { name, email, password };
}

/** Fills the form of a sign-in page, and sends it. */
export async function signIn(page: Page, { email, password: secret }: Pick<Member, "email" | "password">) {
  await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(secret);
  await page.keyboard.press("Enter");
}
