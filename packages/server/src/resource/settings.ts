import {
  assetLimitBytes,
  changeSettingsSchema,
  type WorkspaceId,
  type WorkspaceSettings,
} from "@itinera/core";
import { settingsSchema } from "@itinera/protocol";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { bytesOf, isStream } from "../http/body-bytes.ts";
import { refuse } from "../http/refuse.ts";
import { sendAsset } from "../http/send-asset.ts";
import { mayChangeSettings, mayReadSettings } from "../policy/policies.ts";

const limitMb = assetLimitBytes / 1024 / 1024;

/** What a workspace was told of itself: language, calendar, brand, how long things are kept. */
export function settingsResource(app: Application, { parts: { store }, assets, settings }: Context): void {
  const shown = async (workspace: WorkspaceId) => ({
    ...(await settings.of(workspace)),
    name: (await store.workspaces.get(workspace))?.name ?? "",
  });

  /** The audit log says which were changed, from what to what; nothing where none was. */
  async function change(request: FastifyRequest, wanted: Partial<WorkspaceSettings>) {
    const { workspace } = request.session;
    const { was, settings: now } = await settings.change(workspace, wanted);
    const names = Object.keys(was) as (keyof WorkspaceSettings)[];
    if (names.length === 0) request.audited = "nothing";
    const told = (value: WorkspaceSettings[keyof WorkspaceSettings] | undefined) =>
      String(value ?? "–") || "–";
    request.about = {
      settings: names.join(", "),
      ...Object.fromEntries(names.map((name) => [name, `${told(was[name])} → ${told(now[name])}`])),
    };
    return shown(workspace);
  }

  app.get(
    "/v1/settings",
    { config: { allow: mayReadSettings }, schema: { response: { 200: settingsSchema } } },
    ({ session }) => shown(session.workspace),
  );

  app.patch(
    "/v1/settings",
    {
      config: { allow: mayChangeSettings, audit: "workspace.settings" },
      schema: { body: changeSettingsSchema, response: { 200: settingsSchema } },
    },
    (request) => change(request, request.body),
  );

  app.put(
    "/v1/settings/logo",
    {
      config: { allow: mayChangeSettings, audit: "workspace.settings" },
      schema: {
        querystring: z.object({ name: z.string().max(500).default("") }),
        response: { 200: settingsSchema },
      },
    },
    async (request, reply) => {
      const { session, query, body } = request;
      if (!isStream(body)) return refuse(reply, 415, "not-a-file");
      const bytes = await bytesOf(body, assetLimitBytes);
      const outcome = bytes
        ? await assets.addPicture(session.workspace, bytes, query.name)
        : ({ kind: "refused", reason: "too-big" } as const);
      if (outcome.kind === "refused") {
        const { reason } = outcome;
        const code = reason === "unknown-kind" ? "logo.no-picture" : `asset.${reason}`;
        return refuse(reply, reason === "too-big" ? 413 : 422, code, { file: query.name, most: limitMb });
      }
      return change(request, { logo: outcome.stored.asset });
    },
  );

  app.delete(
    "/v1/settings/logo",
    {
      config: { allow: mayChangeSettings, audit: "workspace.settings" },
      schema: { response: { 200: settingsSchema } },
    },
    (request) => change(request, { logo: null }),
  );

  app.get(
    "/v1/settings/logo",
    { config: { allow: mayReadSettings } },
    async ({ session, headers }, reply) => {
      const { logo } = await settings.of(session.workspace);
      const stored = logo === null ? undefined : await store.assets.get(session.workspace, logo);
      if (!stored) return refuse(reply, 404, "asset.gone");
      return sendAsset(reply, stored, { shelf: assets, known: headers["if-none-match"] });
    },
  );
}
