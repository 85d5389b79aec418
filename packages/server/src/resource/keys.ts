import { keyIdSchema, type EpochMs } from "@itinera/core";
import { keyLinesSchema, madeKeySchema, newKeySchema, type KeyLine } from "@itinera/protocol";
import type { ApiKey } from "@itinera/store";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { keyTokenOf, newKeySecret } from "../identity/key-token.ts";
import { mayKeepKeys, mayKeepOwnKeys } from "../policy/policies.ts";
import { authorOf, type Session } from "../policy/session.ts";

const params = z.object({ key: keyIdSchema });

/** Keys by which programs work for somebody: one's own, and, for administrators, those of all. */
export function keysResource(app: Application, { parts: { store } }: Context): void {
  const lineOf = (
    { hash: _, account, workspace: __, ...key }: ApiKey,
    names: ReadonlyMap<string, string>,
  ) => ({
    ...key,
    scopes: [...key.scopes],
    owner: names.get(account) ?? "",
  });
  async function linesOf(keys: readonly ApiKey[], { workspace }: Session): Promise<KeyLine[]> {
    const members = await store.workspaces.members(workspace);
    const names = new Map(members.map(({ account, name }) => [account as string, name]));
    return keys.map((key) => lineOf(key, names));
  }
  const ownOf = async (session: Session) =>
    (await store.keys.list(session.workspace)).filter(({ account }) => account === authorOf(session));

  app.get(
    "/v1/me/keys",
    { config: { allow: mayKeepOwnKeys }, schema: { response: { 200: keyLinesSchema } } },
    async ({ session }) => ({ keys: await linesOf(await ownOf(session), session) }),
  );

  app.post(
    "/v1/me/keys",
    {
      config: { allow: mayKeepOwnKeys, audit: "key.made" },
      schema: { body: newKeySchema, response: { 200: madeKeySchema } },
    },
    async (request) => {
      const { session, body } = request;
      const { who, workspace } = session;
      if (who.kind !== "account") throw new Error("A route for accounts was used by somebody else");
      const { secret, hash } = newKeySecret();
      const made = await store.keys.make({
        workspace,
        account: who.account,
        name: body.name,
        hash,
        scopes: [...new Set(body.scopes)],
        expires: body.expires as EpochMs | null,
      });
      request.about = { key: made.id, name: made.name, scopes: made.scopes.join(" ") };
      return { ...lineOf(made, new Map([[who.account, who.name]])), token: keyTokenOf(made.id, secret) };
    },
  );

  app.delete(
    "/v1/me/keys/:key",
    { config: { allow: mayKeepOwnKeys, audit: "key.revoked" }, schema: { params } },
    async ({ session, params: { key } }, reply) => {
      const isOwn = (await ownOf(session)).some(({ id }) => id === key);
      const done = isOwn ? await store.keys.revoke(session.workspace, key) : "gone";
      return done === "gone" ? refuse(reply, 404, "key.gone") : {};
    },
  );

  app.get(
    "/v1/keys",
    { config: { allow: mayKeepKeys }, schema: { response: { 200: keyLinesSchema } } },
    async ({ session }) => ({ keys: await linesOf(await store.keys.list(session.workspace), session) }),
  );

  app.delete(
    "/v1/keys/:key",
    { config: { allow: mayKeepKeys, audit: "key.revoked" }, schema: { params } },
    async ({ session, params: { key } }, reply) =>
      (await store.keys.revoke(session.workspace, key)) === "gone" ? refuse(reply, 404, "key.gone") : {},
  );
}
