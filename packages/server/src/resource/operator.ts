import { accountIdSchema } from "@itinera/core";
import {
  accountLinesSchema,
  accountLinkSchema,
  accountPasswordSchema,
  linkSchema,
  madeAccountSchema,
  madeWorkspaceSchema,
  newAccountSchema,
  workspaceLinesSchema,
  workspaceNameSchema,
} from "@itinera/protocol";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { mayKeepAccounts, mayMakeWorkspace, mayReadWorkspaces } from "../policy/policies.ts";

const accountParams = z.object({ account: accountIdSchema });

/** What whoever runs the server does: accounts and workspaces of the whole installation. */
export function operatorResource(app: Application, { parts, identity, tickets }: Context): void {
  const { store } = parts;

  app.get(
    "/v1/workspaces",
    { config: { allow: mayReadWorkspaces }, schema: { response: { 200: workspaceLinesSchema } } },
    async () => ({
      workspaces: await Promise.all(
        (await store.workspaces.list()).map(async ({ id, name }) => ({
          id,
          name,
          members: (await store.workspaces.members(id)).length,
        })),
      ),
    }),
  );

  app.post(
    "/v1/workspaces",
    {
      config: { allow: mayMakeWorkspace, audit: "workspace.made" },
      schema: { body: workspaceNameSchema, response: { 200: madeWorkspaceSchema } },
    },
    async (request) => {
      const made = await store.workspaces.make(request.body.name);
      request.about = { name: made.name, workspace: made.id };
      return made;
    },
  );

  app.get(
    "/v1/accounts",
    { config: { allow: mayKeepAccounts }, schema: { response: { 200: accountLinesSchema } } },
    async () => ({
      accounts: await Promise.all(
        (await store.accounts.list()).map(async ({ suspended, ...account }) => ({
          ...account,
          isSuspended: suspended !== null,
          workspaces: [...(await store.workspaces.of(account.id))],
        })),
      ),
    }),
  );

  app.post(
    "/v1/accounts",
    {
      config: { allow: mayKeepAccounts, audit: "account.made" },
      schema: { body: newAccountSchema, response: { 200: madeAccountSchema } },
    },
    async (request, reply) => {
      const { email, name = email.split("@")[0] ?? email, role, password } = request.body;
      const workspace = request.body.workspace ?? request.session.workspace;
      if (!(await store.workspaces.get(workspace))) return refuse(reply, 404, "workspace.gone");
      const account = await identity.makeAccount({ name, email, password });
      if (account === "taken") return refuse(reply, 409, "account.taken", { email });
      await identity.links.vouch(account, email);
      await store.workspaces.setRole(workspace, account, role);
      request.about = { account, email, role, workspace };
      const { path, expires } = await tickets.make({ kind: "sign-in", account });
      return { account, path, expires };
    },
  );

  app.post(
    "/v1/accounts/:account/suspend",
    {
      config: { allow: mayKeepAccounts, audit: "account.suspended" },
      schema: { params: accountParams },
    },
    async ({ params }, reply) => {
      const done = await store.accounts.suspend(params.account);
      if (done === "gone") return refuse(reply, 404, "account.gone");
      return done === "last-owner" ? refuse(reply, 409, "member.last-owner") : {};
    },
  );

  app.post(
    "/v1/accounts/:account/readmit",
    {
      config: { allow: mayKeepAccounts, audit: "account.readmitted" },
      schema: { params: accountParams },
    },
    async ({ params }, reply) =>
      (await store.accounts.readmit(params.account)) === "gone" ? refuse(reply, 404, "account.gone") : {},
  );

  /** The way in for whoever has lost theirs: a new password by `reset-password`, without one by `sign-in`. */
  app.post(
    "/v1/accounts/:account/link",
    {
      config: { allow: mayKeepAccounts, audit: "account.link-made" },
      schema: {
        params: accountParams,
        body: accountLinkSchema,
        response: { 200: linkSchema },
      },
    },
    async (request, reply) => {
      const { account } = request.params;
      const { kind, dropSecondStep } = request.body;
      if (!(await store.accounts.get(account))) return refuse(reply, 404, "account.gone");
      if (dropSecondStep) await identity.dropSecondStep(account);
      request.about = { kind };
      await store.tickets.withdrawOf(account, kind);
      return tickets.make({ kind, account });
    },
  );

  app.put(
    "/v1/accounts/:account/password",
    {
      config: { allow: mayKeepAccounts, audit: "password.changed" },
      schema: { params: accountParams, body: accountPasswordSchema },
    },
    async ({ params: { account }, body }, reply) => {
      if (!(await store.accounts.get(account))) return refuse(reply, 404, "account.gone");
      await identity.setPassword(account, body.password);
      await store.accounts.endSessions(account);
      return {};
    },
  );
}
