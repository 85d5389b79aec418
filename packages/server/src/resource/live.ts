import { projectIdSchema } from "@itinera/core";
import { livePageSchema, streamedSchema, type LiveEvent } from "@itinera/protocol";
import type { NumberedEntry, StreamNumber } from "@itinera/store";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { shownEvent } from "../collect/shown-event.ts";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { mayReadSources } from "../policy/policies.ts";

const inProject = z.object({ project: projectIdSchema });
const patienceMs = 2_000;
/** As many as a screen shows. */
const mostShown = 100;

/** What comes into a project, and how much of it is counted: whoever looks asks again every second. */
export function liveResource(app: Application, { parts }: Context): void {
  const { store, analytics, engine } = parts;
  const { stream } = store;

  app.get(
    "/v1/projects/:project/stream",
    { config: { allow: mayReadSources }, schema: { params: inProject, response: { 200: streamedSchema } } },
    async ({ session: { workspace }, params: { project } }, reply) => {
      if (!(await store.projects.get(workspace, project))) return refuse(reply, 404, "project.gone");
      const key = { workspace, project };
      const [size, waiting, counted] = await Promise.all([
        stream.size(key),
        stream.countQuarantined(key),
        engine.state() === "up" ? soon(analytics?.streamed(key)) : undefined,
      ]);
      return {
        received: size.entries,
        counted: counted?.position ?? 0,
        stored: counted?.stored ?? 0,
        duplicates: counted?.duplicates ?? 0,
        statements: counted?.statements ?? 0,
        quarantined: waiting.reduce((sum, { count }) => sum + count, 0),
      };
    },
  );

  app.get(
    "/v1/projects/:project/live",
    {
      config: { allow: mayReadSources },
      schema: {
        params: inProject,
        querystring: z.object({ after: z.coerce.number().int().min(0).default(0) }),
        response: { 200: livePageSchema },
      },
    },
    async ({ session: { workspace }, params: { project }, query }, reply) => {
      if (!(await store.projects.get(workspace, project))) return refuse(reply, 404, "project.gone");
      const heads = await stream.heads();
      const head = heads.find((one) => one.workspace === workspace && one.project === project);
      const last = head?.last ?? 0;
      const after = Math.max(query.after, last - mostShown) as StreamNumber;
      const entries = after < last ? await stream.read({ workspace, project }, after, mostShown) : [];
      return { last, events: entries.flatMap((entry) => liveEvent(entry) ?? []) };
    },
  );
}

/** undefined where the engine stands still: what comes in is shown without it. */
const soon = <T>(wanted: Promise<T> | undefined): Promise<T | undefined> =>
  Promise.race([wanted, setTimeout(patienceMs, undefined, { ref: false })]).catch(() => undefined);

const liveEvent = ({ number, received, entry }: NumberedEntry): LiveEvent | undefined =>
  entry.kind === "message"
    ? { number, source: entry.source, received, ...shownEvent(entry.event) }
    : undefined;
