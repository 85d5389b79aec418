import {
  codeSchema,
  meSchema,
  openedTicketSchema,
  signedInSchema,
  signInSchema,
  ticketTokenSchema,
  usedTicketSchema,
  useTicketSchema,
  type Me,
} from "@itinera/protocol";
import type { IncomingMessage } from "node:http";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuseAfter } from "../http/limit-tries.ts";
import { refuse } from "../http/refuse.ts";
import { visitorOf } from "../identity/sessions.ts";
import { mayOpenTickets, mayReadWhoIAm, maySignIn, maySignOut } from "../policy/policies.ts";
import type { Session } from "../policy/session.ts";

const minuteMs = 60_000;
/** Of one account, from wherever: nobody guesses a password in ten tries. */
const triesOfAccount = { limit: 10, windowMs: 15 * minuteMs };
/** Of one address, at whatever accounts: behind a proxy, everybody may come from one. */
const triesFromAddress = { limit: 200, windowMs: 15 * minuteMs };

const gone = {
  gone: 404,
  used: 410,
  expired: 410,
  "other-address": 403,
  "has-account": 409,
  incomplete: 400,
} as const;

/** Whoever asks, as they may know themselves. */
async function meOf(
  { parts: { store, provider }, identity, letters, addressOf }: Context,
  asker: Session | undefined,
  raw: IncomingMessage,
): Promise<Me> {
  const providerName = provider?.name ?? null;
  const waysIn = async () => ({
    byPassword: await store.accounts.somebodyHasPassword(),
    mail: letters.canSend,
    provider: providerName,
  });
  if (!asker) {
    const known = await identity.visitor(visitorOf(raw, addressOf));
    const account = known ? { name: known.name, email: known.email } : null;
    return { kind: "nobody", account, ...(await waysIn()) };
  }
  const { who, member: role } = asker;
  const { id, name } = (await store.workspaces.get(asker.workspace)) ?? { id: asker.workspace, name: "" };
  const workspace = { id, name, role };
  if (who.kind === "key")
    return { kind: "key", name: who.name, scopes: [...(asker.scopes ?? [])], workspace };
  if (who.kind === "probe") return { kind: "key", name: "", scopes: [], workspace };
  if (who.kind === "share") return { kind: "share", workspace, ...(await waysIn()) };
  if (who.kind === "operator") return { kind: "operator", workspace };
  return {
    kind: "account",
    account: {
      id: who.account,
      name: who.name,
      email: who.email,
      hasPassword: await identity.hasPassword(who.account),
      hasSecondStep: who.hasSecondStep,
    },
    workspace,
    workspaces: (await store.workspaces.of(who.account)).map((one) => ({
      id: one.id,
      name: one.name,
      role: one.role,
    })),
    provider: providerName,
  };
}

/** Coming in and going out. */
export function signInResource(app: Application, context: Context): void {
  const { parts, identity, tickets, addressOf } = context;
  const { store } = parts;

  app.get(
    "/v1/me",
    { config: { allow: mayReadWhoIAm }, schema: { response: { 200: meSchema } } },
    ({ asker, raw }) => meOf(context, asker, raw),
  );

  app.post(
    "/v1/sign-in",
    {
      config: { allow: maySignIn, audit: "sign-in.done" },
      schema: { body: signInSchema, response: { 200: signedInSchema } },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const byAccount = `sign-in ${email.toLowerCase().slice(0, 254)}`;
      request.about = { email };
      const tooMany = await refuseAfter(reply, parts, {
        [`sign-in from ${addressOf(request.raw)}`]: triesFromAddress,
        [byAccount]: triesOfAccount,
      });
      if (tooMany) return reply;
      const account = await store.accounts.byEmail(email);
      request.doer = { who: account?.id ?? "", name: account?.name ?? "", workspace: undefined };
      const outcome = await identity.signIn(visitorOf(request.raw, addressOf), { email, password });
      if (outcome.kind === "refused") {
        if (outcome.reason === "busy") return refuse(reply, 503, "sign-in.busy");
        request.audited = "sign-in.refused";
        return refuse(reply, 401, "sign-in.wrong");
      }
      if (account?.suspended != null) {
        request.audited = "sign-in.refused";
        await store.accounts.endSessions(account.id);
        return refuse(reply, 403, "sign-in.suspended");
      }
      await store.attempts.forget(byAccount);
      reply.header("set-cookie", [...outcome.cookies]);
      return { state: outcome.kind === "done" ? ("in" as const) : ("second-step" as const) };
    },
  );

  app.post(
    "/v1/sign-in/second",
    {
      config: { allow: maySignIn, audit: "sign-in.done" },
      schema: { body: codeSchema, response: { 200: signedInSchema } },
    },
    async (request, reply) => {
      const tooMany = await refuseAfter(reply, parts, {
        [`second step from ${addressOf(request.raw)}`]: triesFromAddress,
      });
      if (tooMany) return reply;
      const outcome = await identity.secondStep(visitorOf(request.raw, addressOf), request.body.code);
      if (outcome.kind === "refused") {
        request.audited = "sign-in.refused";
        return refuse(reply, 401, `sign-in.${outcome.reason === "wrong" ? "wrong-code" : "locked"}`);
      }
      reply.header("set-cookie", [...outcome.cookies]);
      return { state: "in" as const };
    },
  );

  app.post("/v1/sign-out", { config: { allow: maySignOut, audit: "nothing" } }, async (request, reply) => {
    const visitor = visitorOf(request.raw, addressOf);
    // Also somebody who is in no workspace any more.
    const known = await identity.visitor(visitor);
    if (known) {
      request.audited = "sign-out.done";
      request.doer = { who: known.account, name: known.name, workspace: request.asker?.workspace };
    }
    const { cookies } = await identity.signOut(visitor);
    reply.header("set-cookie", [...cookies]);
    return {};
  });

  app.post(
    "/v1/tickets/read",
    {
      config: { allow: mayOpenTickets, audit: "nothing" },
      schema: { body: ticketTokenSchema, response: { 200: openedTicketSchema } },
    },
    async ({ body }, reply) => {
      const opened = await tickets.read(body.token);
      return opened.kind === "refused"
        ? refuse(reply, gone[opened.reason], `ticket.${opened.reason}`)
        : opened;
    },
  );

  app.post(
    "/v1/tickets/use",
    {
      config: { allow: mayOpenTickets, audit: "ticket.used" },
      schema: { body: useTicketSchema, response: { 200: usedTicketSchema } },
    },
    async (request, reply) => {
      const used = await tickets.use(visitorOf(request.raw, addressOf), request.body);
      if (used.kind === "refused") return refuse(reply, gone[used.reason], `ticket.${used.reason}`);
      const { ticket, account } = used;
      const workspace = ticket.kind === "invitation" ? ticket.workspace : undefined;
      request.doer = { who: account, name: (await store.accounts.get(account))?.name ?? "", workspace };
      request.about = { kind: ticket.kind, ticket: ticket.id };
      if (used.cookies.length > 0) reply.header("set-cookie", [...used.cookies]);
      return { map: ticket.kind === "invitation" ? ticket.map : null };
    },
  );
}
