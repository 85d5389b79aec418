import {
  changeMeSchema,
  changePasswordSchema,
  chooseWorkspaceSchema,
  codeSchema,
  confirmPasswordSchema,
  openSessionsSchema,
  secondStepSchema,
} from "@itinera/protocol";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { visitorOf } from "../identity/sessions.ts";
import { mayChooseWorkspace, mayKeepOwnAccount } from "../policy/policies.ts";
import type { Session, Who } from "../policy/session.ts";

type Account = Extract<Who, { kind: "account" }>;

/** Of a route that only accounts may use. */
function accountOf({ who }: Session): Account {
  if (who.kind !== "account") throw new Error("A route for accounts was used by somebody else");
  return who;
}

const quarterHour = { limit: 10, windowMs: 15 * 60_000 };

/** What somebody keeps of themselves: name, address, password, second step, the browsers they are signed in with. */
export function ownAccountResource(app: Application, { parts, identity, addressOf }: Context): void {
  const { store } = parts;

  /** Whether `password` is theirs: a browser that was left open is not enough to take an account over. */
  async function isConfirmed({ account }: Account, password: string | undefined): Promise<boolean> {
    if (!(await identity.hasPassword(account))) return true;
    const key = `confirm ${account}`;
    const { isAllowed } = await store.attempts.take(key, quarterHour.limit, quarterHour.windowMs);
    const isTheirs = isAllowed && password !== undefined && (await identity.isPassword(account, password));
    if (isTheirs) await store.attempts.forget(key);
    return isTheirs;
  }

  app.patch(
    "/v1/me",
    { config: { allow: mayKeepOwnAccount, audit: "account.changed" }, schema: { body: changeMeSchema } },
    async ({ session, body: { name, email, password } }, reply) => {
      const who = accountOf(session);
      if (email !== undefined) {
        if (!(await isConfirmed(who, password))) return refuse(reply, 403, "password.wrong");
        if ((await identity.setEmail(who.account, email)) === "taken")
          return refuse(reply, 409, "account.taken", { email });
      }
      if (name !== undefined) await identity.rename(who.account, name);
      return {};
    },
  );

  app.put(
    "/v1/me/password",
    {
      config: { allow: mayKeepOwnAccount, audit: "password.changed" },
      schema: { body: changePasswordSchema },
    },
    async ({ session, body }, reply) => {
      const who = accountOf(session);
      if (!(await isConfirmed(who, body.old))) return refuse(reply, 403, "password.wrong");
      await identity.setPassword(who.account, body.password);
      // Whoever else is in with the old one is out.
      await store.accounts.endSessions(who.account, who.session);
      return {};
    },
  );

  app.get(
    "/v1/me/sessions",
    { config: { allow: mayKeepOwnAccount }, schema: { response: { 200: openSessionsSchema } } },
    async ({ session }) => {
      const who = accountOf(session);
      const sessions = await identity.sessions(who.account);
      return { sessions: sessions.map((one) => ({ ...one, isThis: one.id === who.session })) };
    },
  );

  app.delete(
    "/v1/me/sessions/:session",
    {
      config: { allow: mayKeepOwnAccount, audit: "session.ended" },
      schema: { params: z.object({ session: z.string().max(100) }) },
    },
    async ({ session, params }, reply) => {
      const ended = await store.accounts.endSession(accountOf(session).account, params.session);
      return ended === "gone" ? refuse(reply, 404, "session.gone") : {};
    },
  );

  app.put(
    "/v1/me/workspace",
    {
      config: { allow: mayChooseWorkspace, audit: "nothing" },
      schema: { body: chooseWorkspaceSchema },
    },
    async ({ session, body }, reply) => {
      const who = accountOf(session);
      const isMember = (await store.workspaces.of(who.account)).some(({ id }) => id === body.workspace);
      if (!isMember) return refuse(reply, 404, "workspace.gone");
      await store.accounts.enterWorkspace(who.session, body.workspace);
      return {};
    },
  );

  app.post(
    "/v1/me/second-step",
    {
      config: { allow: mayKeepOwnAccount, audit: "nothing" },
      schema: { body: confirmPasswordSchema, response: { 200: secondStepSchema } },
    },
    async ({ raw, session, body }, reply) => {
      if (!(await isConfirmed(accountOf(session), body.password)))
        return refuse(reply, 403, "password.wrong");
      const begun = await identity.beginSecondStep(visitorOf(raw, addressOf), body.password);
      return begun.kind === "refused"
        ? refuse(reply, 403, "password.wrong")
        : { uri: begun.uri, codes: [...begun.codes] };
    },
  );

  app.post(
    "/v1/me/second-step/confirm",
    {
      config: { allow: mayKeepOwnAccount, audit: "second-step.set" },
      schema: { body: codeSchema },
    },
    async ({ raw, body }, reply) => {
      const confirmed = await identity.confirmSecondStep(visitorOf(raw, addressOf), body.code);
      if (confirmed.kind === "refused") return refuse(reply, 422, "sign-in.wrong-code");
      reply.header("set-cookie", [...confirmed.cookies]);
      return {};
    },
  );

  app.post(
    "/v1/me/second-step/end",
    {
      config: { allow: mayKeepOwnAccount, audit: "second-step.ended" },
      schema: { body: confirmPasswordSchema },
    },
    async ({ raw, session, body }, reply) => {
      if (!(await isConfirmed(accountOf(session), body.password)))
        return refuse(reply, 403, "password.wrong");
      const ended = await identity.endSecondStep(visitorOf(raw, addressOf), body.password);
      if (ended.kind === "refused") return refuse(reply, 403, "password.wrong");
      reply.header("set-cookie", [...ended.cookies]);
      return {};
    },
  );
}
