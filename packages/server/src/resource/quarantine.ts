import {
  projectIdSchema,
  quarantineReasonSchema,
  sourceIdSchema,
  type QuarantineReason,
} from "@itinera/core";
import { quarantinePageSchema, replayedSchema } from "@itinera/protocol";
import { z } from "zod";
import { replay } from "../collect/replay.ts";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { mayKeepSources, mayReadQuarantine } from "../policy/policies.ts";

const inProject = z.object({ project: projectIdSchema });
const someNumbers = z.object({ numbers: z.array(z.int().positive()).min(1).max(1_000) });
const mostShown = 200;

/** Messages that became no event: looked at, read again, or thrown away. */
export function quarantineResource(app: Application, { parts, streamWork, mappings }: Context): void {
  const { store, now } = parts;

  app.get(
    "/v1/projects/:project/quarantine",
    {
      config: { allow: mayReadQuarantine },
      schema: {
        params: inProject,
        querystring: z.object({
          before: z.coerce.number().int().positive().optional(),
          limit: z.coerce.number().int().min(1).max(mostShown).default(50),
          source: sourceIdSchema.optional(),
          reason: quarantineReasonSchema.optional(),
        }),
        response: { 200: quarantinePageSchema },
      },
    },
    async ({ session: { workspace }, params: { project }, query }, reply) => {
      if (!(await store.projects.get(workspace, project))) return refuse(reply, 404, "project.gone");
      const key = { workspace, project };
      const [messages, waiting] = await Promise.all([
        store.stream.quarantined(key, query),
        store.stream.countQuarantined(key),
      ]);
      const counts = new Map<QuarantineReason, number>();
      for (const { reason, count } of waiting) counts.set(reason, (counts.get(reason) ?? 0) + count);
      return { messages: [...messages], reasons: [...counts].map(([reason, count]) => ({ reason, count })) };
    },
  );

  app.post(
    "/v1/projects/:project/quarantine/replay",
    {
      config: { allow: mayKeepSources, audit: "quarantine.replayed" },
      schema: { params: inProject, body: someNumbers, response: { 200: replayedSchema } },
    },
    async ({ session: { workspace }, params: { project }, body }, reply) => {
      if (!(await store.projects.get(workspace, project))) return refuse(reply, 404, "project.gone");
      const released = await replay(store, mappings, { workspace, project }, body.numbers, now());
      streamWork.wake();
      return { released };
    },
  );

  app.post(
    "/v1/projects/:project/quarantine/discard",
    {
      config: { allow: mayKeepSources, audit: "quarantine.discarded" },
      schema: { params: inProject, body: someNumbers, response: { 200: replayedSchema } },
    },
    async ({ session: { workspace }, params: { project }, body }, reply) => {
      if (!(await store.projects.get(workspace, project))) return refuse(reply, 404, "project.gone");
      return { released: await store.stream.discard({ workspace, project }, body.numbers) };
    },
  );
}
