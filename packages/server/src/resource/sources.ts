import { projectIdSchema, sourceIdSchema, writeKeyIdSchema } from "@itinera/core";
import {
  changeSourceSchema,
  newSourceSchema,
  sourceLineSchema,
  sourceLinesSchema,
  triedSchema,
  trySchema,
  writeKeyLineSchema,
  type SourceLine,
} from "@itinera/protocol";
import type { Source, WriteKey } from "@itinera/store";
import { z } from "zod";
import { readSource } from "../collect/source-desk.ts";
import { shownEvent } from "../collect/shown-event.ts";
import { eventsIn, expressionOf, inputOf, reasonsIn } from "../collect/webhook.ts";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { mayKeepSources, mayReadSources } from "../policy/policies.ts";
import type { Session } from "../policy/session.ts";

const inProject = z.object({ project: projectIdSchema });
const ofSource = inProject.extend({ source: sourceIdSchema });

/** What sends events to a project, and the keys by which it is known. */
export function sourcesResource(app: Application, { parts, sourceDesk, mappings }: Context): void {
  const { store } = parts;

  const keyLine = (key: WriteKey) => ({ ...key, key: sourceDesk.textOf(key) ?? null });

  async function lineOf(workspace: Session["workspace"], source: Source): Promise<SourceLine> {
    const { id, project } = source;
    const [keys, waiting] = await Promise.all([
      store.sources.keysOf(workspace, id),
      store.stream.countQuarantined({ workspace, project }),
    ]);
    const quarantined = waiting.reduce((sum, one) => sum + (one.source === id ? one.count : 0), 0);
    return { ...readSource(source), keys: keys.map(keyLine), quarantined };
  }

  /** undefined: the project has no such source. */
  async function found(
    { workspace }: Session,
    params: z.output<typeof ofSource>,
  ): Promise<Source | undefined> {
    const source = await store.sources.get(workspace, params.source);
    return source?.project === params.project ? source : undefined;
  }

  app.get(
    "/v1/projects/:project/sources",
    {
      config: { allow: mayReadSources },
      schema: { params: inProject, response: { 200: sourceLinesSchema } },
    },
    async ({ session: { workspace }, params: { project } }, reply) => {
      if (!(await store.projects.get(workspace, project))) return refuse(reply, 404, "project.gone");
      const listed = await store.sources.list(workspace, project);
      return { sources: await Promise.all(listed.map((source) => lineOf(workspace, source))) };
    },
  );

  app.post(
    "/v1/projects/:project/sources",
    {
      config: { allow: mayKeepSources, audit: "source.made" },
      schema: { params: inProject, body: newSourceSchema, response: { 200: sourceLineSchema } },
    },
    async (request, reply) => {
      const { session, params, body } = request;
      const { workspace } = session;
      if (!(await store.projects.get(workspace, params.project))) return refuse(reply, 404, "project.gone");
      const made = await store.sources.add(workspace, { project: params.project, ...body });
      await sourceDesk.newKey(workspace, made.id);
      request.about = { source: made.id, name: made.name };
      return lineOf(workspace, made);
    },
  );

  // Nothing of it is stored.
  app.post(
    "/v1/projects/:project/mapping",
    {
      config: { allow: mayKeepSources, audit: "nothing" },
      schema: { params: inProject, body: trySchema, response: { 200: triedSchema } },
    },
    async ({ session, params, body }, reply) => {
      if (!(await store.projects.get(session.workspace, params.project)))
        return refuse(reply, 404, "project.gone");
      const expression = expressionOf(body);
      if (expression === undefined) return refuse(reply, 409, "collect.no-mapping");
      const checked = await mappings.check(expression);
      if (checked.kind === "wrong") return checked;
      const input = inputOf(body, body.payload, body.headers);
      const [outcome = []] = await mappings.map(expression, [input], parts.now());
      return {
        kind: "tried" as const,
        events: eventsIn(outcome).map(shownEvent),
        reasons: [...reasonsIn(outcome)],
      };
    },
  );

  app.patch(
    "/v1/projects/:project/sources/:source",
    {
      config: { allow: mayKeepSources, audit: "source.changed" },
      schema: { params: ofSource, body: changeSourceSchema, response: { 200: sourceLineSchema } },
    },
    async (request, reply) => {
      const { session, params, body } = request;
      const before = await found(session, params);
      if (!before) return refuse(reply, 404, "source.gone");
      const { name = before.name, paused = before.paused } = body;
      const settings = { ...readSource(before).settings, ...body.settings };
      await store.sources.change(session.workspace, before.id, { name, settings, paused });
      request.about = { name };
      return lineOf(session.workspace, { ...before, name, settings, paused });
    },
  );

  app.delete(
    "/v1/projects/:project/sources/:source",
    { config: { allow: mayKeepSources, audit: "source.removed" }, schema: { params: ofSource } },
    async (request, reply) => {
      const { session, params } = request;
      const source = await found(session, params);
      if (!source) return refuse(reply, 404, "source.gone");
      request.about = { name: source.name };
      await store.sources.remove(session.workspace, source.id);
      return {};
    },
  );

  app.post(
    "/v1/projects/:project/sources/:source/keys",
    {
      config: { allow: mayKeepSources, audit: "write-key.made" },
      schema: { params: ofSource, response: { 200: writeKeyLineSchema } },
    },
    async (request, reply) => {
      const { session, params } = request;
      const source = await found(session, params);
      const made = source && (await sourceDesk.newKey(session.workspace, source.id));
      if (!made) return refuse(reply, 404, "source.gone");
      request.about = { key: made.id, name: source.name };
      return keyLine(made);
    },
  );

  app.delete(
    "/v1/projects/:project/sources/:source/keys/:key",
    {
      config: { allow: mayKeepSources, audit: "write-key.revoked" },
      schema: { params: ofSource.extend({ key: writeKeyIdSchema }) },
    },
    async (request, reply) => {
      const { session, params } = request;
      const source = await found(session, params);
      const own = source && (await store.sources.keysOf(session.workspace, source.id));
      if (!own?.some(({ id }) => id === params.key)) return refuse(reply, 404, "write-key.gone");
      await store.sources.revokeKey(session.workspace, params.key);
      request.about = { name: source?.name ?? "" };
      return {};
    },
  );
}
