import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { originAsked } from "../http/own-origin.ts";
import {
  begunCookie,
  begunForMs,
  begunIn,
  beginSignIn,
  endedCookie,
  onceKey,
  type BegunSignIn,
} from "../identity/begun-sign-in.ts";
import { createProvider } from "../identity/provider.ts";
import { createProviderDesk, type Admitted } from "../identity/provider-desk.ts";
import { visitorOf } from "../identity/sessions.ts";
import { maySignIn } from "../policy/policies.ts";

const startsFromAddress = { limit: 200, windowMs: 15 * 60_000 };
const callback = "/v1/oidc/callback";

/** Codes of what can go wrong; their texts are `errors:<code>`, and the sign-in page shows them. */
type Problem = "sign-in.suspended" | `oidc.${string}`;

/** Signing in by the word of a provider. A browser comes here by itself: whatever happens, it is sent on to a page. */
export function providerSignInResource(app: Application, context: Context): void {
  const { parts, identity, tickets, keys, isSecure, addressOf } = context;
  const { store, now, log, publicUrl, provider: settings, outgoing: rules } = parts;
  const provider = settings && createProvider({ settings, rules, now, log });
  const desk = settings && createProviderDesk({ store, identity, tickets, settings });
  const cookies = { keys, isSecure };

  /** Nothing of it stays in a cache: it holds secrets of one sign-in. */
  const goTo = (reply: FastifyReply, url: string, setCookies: readonly string[] = []) => {
    if (setCookies.length > 0) reply.header("set-cookie", [...setCookies]);
    return reply.header("cache-control", "no-store").redirect(url, 303);
  };

  const signInPage = (said: Readonly<Record<string, string>>, back: string) =>
    `/sign-in?${new URLSearchParams({ ...said, ...(back !== "/" && { back }) }).toString()}`;

  const toProblem = (reply: FastifyReply, problem: Problem, back = "/") =>
    goTo(reply, signInPage({ problem }, back), [endedCookie(cookies)]);

  const urlOf = ({ raw }: FastifyRequest) => new URL(raw.url ?? "/", originAsked(raw, publicUrl));

  app.get("/v1/oidc/start", { config: { allow: maySignIn } }, async (request, reply) => {
    if (!provider) return toProblem(reply, "oidc.none");
    const { limit, windowMs } = startsFromAddress;
    const { isAllowed } = await store.attempts.take(`oidc from ${addressOf(request.raw)}`, limit, windowMs);
    if (!isAllowed) return toProblem(reply, "oidc.too-many");
    const begun = beginSignIn(urlOf(request).searchParams.get("back"), now());
    const outcome = await provider.begin(new URL(callback, originAsked(request.raw, publicUrl)), begun);
    return outcome.kind === "refused"
      ? toProblem(reply, `oidc.${outcome.reason}`, begun.back)
      : goTo(reply, outcome.url.href, [begunCookie(cookies, begun)]);
  });

  /** What this browser has begun, and what the provider answers to exactly that, for the first time. */
  async function answered(request: FastifyRequest, url: URL): Promise<BegunSignIn | undefined> {
    const begun = begunIn(request.headers.cookie, keys, now());
    const states = url.searchParams.getAll("state");
    if (!begun || states.length !== 1 || states[0] !== begun.state) return undefined;
    const { isAllowed } = await store.attempts.take(onceKey(begun), 1, begunForMs);
    return isAllowed ? begun : undefined;
  }

  const noteAdmission = (
    request: FastifyRequest,
    { account, name, isMade, taken }: Admitted,
    email: string,
  ) => {
    request.doer = { who: account, name, workspace: undefined };
    request.further = [
      ...(isMade
        ? [{ action: "account.made" as const, workspace: undefined, about: { account, email } }]
        : []),
      ...taken.map(({ id, workspace }) => ({
        action: "ticket.used" as const,
        workspace,
        about: { kind: "invitation", ticket: id },
      })),
    ];
  };

  app.get(callback, { config: { allow: maySignIn } }, async (request, reply) => {
    if (!provider || !desk) return toProblem(reply, "oidc.none");
    const url = urlOf(request);
    const begun = await answered(request, url);
    if (!begun) return toProblem(reply, "oidc.state");
    const { back } = begun;
    const outcome = await provider.finish(url, begun);
    if (outcome.kind === "refused") {
      if (outcome.reason === "untrusted") request.audited = "sign-in.refused";
      return toProblem(reply, `oidc.${outcome.reason}`, back);
    }
    const { person } = outcome;
    request.about = { by: settings?.name ?? "", ...(person.email !== undefined && { email: person.email }) };
    const admission = await desk.admit(person, request.asker);
    if (admission.kind === "refused") {
      request.audited = "sign-in.refused";
      const { reason } = admission;
      return toProblem(reply, reason === "suspended" ? "sign-in.suspended" : `oidc.${reason}`, back);
    }
    request.audited = "sign-in.done";
    noteAdmission(request, admission, person.email ?? "");
    const entered = await identity.enterByProvider(visitorOf(request.raw, addressOf), admission.account);
    const given = [endedCookie(cookies), ...entered.cookies];
    return goTo(reply, entered.kind === "done" ? back : signInPage({ step: "second" }, back), given);
  });
}
