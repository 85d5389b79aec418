import { createHash, randomBytes } from "node:crypto";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** New at every start: nobody outside this process can know them. 192 bits. */
export function randomCredentials(username: string): Credentials {
  return { username, password: randomBytes(24).toString("base64url") };
}

/** What the configuration file holds instead of the password. */
export function passwordHash(credentials: Credentials): string {
  return createHash("sha256").update(credentials.password).digest("hex");
}
