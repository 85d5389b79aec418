import { workspaceRoles, type AccountId, type WorkspaceRole } from "@itinera/core";
import { passwordLength, type Client } from "@itinera/protocol";
import type { Command } from "commander";
import { Option } from "commander";
import { text } from "node:stream/consumers";
import { Failure } from "../failure.ts";
import { table } from "../table.ts";
import type { ClientCommand } from "./command.ts";

async function accountOf(client: Client, email: string): Promise<AccountId> {
  const { accounts } = await client.accounts();
  const found = accounts.find((one) => one.email === email.toLowerCase());
  if (found) return found.id;
  const known = accounts.map((one) => one.email).join(", ");
  throw new Failure(`There is no account of ${email}. There are: ${known || "none"}.`);
}

/** The first line of what is piped in. */
async function passwordFromInput(): Promise<string> {
  const [line = ""] = (await text(process.stdin)).split(/\r?\n/);
  const { least, most } = passwordLength;
  if (line.length < least || line.length > most)
    throw new Failure(`A password has ${least} to ${most} signs; this one has ${line.length}.`);
  return line;
}

const linkText = (path: string, expires: number): string =>
  `A link that is good once, until ${new Date(expires).toISOString()}. Behind the server's address:\n${path}`;

const add: ClientCommand = {
  declare: (program) =>
    program
      .command("add <email>")
      .description("make an account, and a link that signs it in")
      .option("--name <name>", "how others see them; by default the first part of the address")
      .addOption(new Option("--role <role>", "in the workspace").choices(workspaceRoles).default("editor"))
      .option("--password-stdin", "read a password from standard input; no link is made then"),
  async run({ client, speech }, words) {
    const [email = ""] = words.args;
    const { name, role, passwordStdin } = words.opts<{
      name?: string;
      role: WorkspaceRole;
      passwordStdin?: boolean;
    }>();
    const password = passwordStdin ? await passwordFromInput() : undefined;
    const made = await client.newAccount({
      email,
      role,
      ...(name === undefined ? {} : { name }),
      ...(password === undefined ? {} : { password }),
    });
    speech.answer(made, () =>
      password === undefined ? linkText(made.path, made.expires) : `${email} can sign in.`,
    );
  },
};

const list: ClientCommand = {
  declare: (program) => program.command("list").description("list the accounts"),
  async run({ client, speech }) {
    const { accounts } = await client.accounts();
    speech.answer({ accounts }, () =>
      table(
        ["e-mail", "name", "workspaces", ""],
        accounts.map(({ email, name, workspaces, isSuspended }) => [
          email,
          name,
          workspaces.map((one) => `${one.name || one.id} (${one.role})`).join(", "),
          isSuspended ? "suspended" : "",
        ]),
      ),
    );
  },
};

const reset: ClientCommand = {
  declare: (program) =>
    program
      .command("reset <email>")
      .description("a link with which somebody chooses a new password")
      .option("--sign-in", "a link that signs them in, without a password")
      .option("--drop-second-step", "for whoever has lost their authenticator")
      .option("--password-stdin", "read the new password from standard input instead"),
  async run({ client, speech }, words) {
    const [email = ""] = words.args;
    const { signIn, dropSecondStep, passwordStdin } = words.opts<{
      signIn?: boolean;
      dropSecondStep?: boolean;
      passwordStdin?: boolean;
    }>();
    const account = await accountOf(client, email);
    if (passwordStdin) await client.setAccountPassword(account, await passwordFromInput());
    // With a password alone, no link needs to lie about.
    const link =
      passwordStdin && !dropSecondStep
        ? undefined
        : await client.accountLink(account, {
            kind: signIn ? "sign-in" : "reset-password",
            dropSecondStep: dropSecondStep ?? false,
          });
    speech.answer(passwordStdin ? { account } : { account, ...link }, () =>
      link === undefined || passwordStdin
        ? `${email} signs in by the new password.`
        : linkText(link.path, link.expires),
    );
  },
};

/** One that does something to an account and has no more to say. */
const verb = (
  name: string,
  description: string,
  done: string,
  act: (client: Client, account: AccountId) => Promise<unknown>,
): ClientCommand => ({
  declare: (program: Command) => program.command(`${name} <email>`).description(description),
  async run({ client, speech }, words) {
    const [email = ""] = words.args;
    const account = await accountOf(client, email);
    await act(client, account);
    speech.answer({ account }, () => `${email} ${done}`);
  },
});

const suspend = verb(
  "suspend",
  "somebody may no longer come in; what they have open closes",
  "may no longer come in.",
  (client, account) => client.suspendAccount(account),
);
const readmit = verb("readmit", "somebody may come in again", "may come in again.", (client, account) =>
  client.readmitAccount(account),
);

export const userCommands: readonly ClientCommand[] = [add, list, reset, suspend, readmit];
