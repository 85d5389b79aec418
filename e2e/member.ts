import type { WorkspaceRole } from "@itinera/core";
import type { Page } from "playwright-core";
import { enterBy, type SessionCookie } from "./owner-session.ts";
import { freshAddress } from "./somebody.ts";
import type { UsedApp } from "./use-app.ts";

export interface Member {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Of the session that they joined in. */
  readonly cookie: SessionCookie;
}

export const password = "a river of ink";

/** Somebody whom the owner has invited, and who has joined. */
export async function newMember(
  used: UsedApp,
  name: string,
  role: WorkspaceRole,
  address?: string,
): Promise<Member> {
  const email = address ?? (await freshAddress(used.client, name));
  const { path } = await used.client.invite({ email, role });
  return { name, email, password, cookie: await enterBy(used.url, path, { name, password }) };
}

/** Fills the form of a sign-in page, and sends it. */
export async function signIn(page: Page, { email, password: secret }: Pick<Member, "email" | "password">) {
  await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(secret);
  await page.keyboard.press("Enter");
}
