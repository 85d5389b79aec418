import {
  boundStagesOf,
  mapIdSchema,
  periodSchema,
  projectIdSchema,
  questionSchema,
  stagesAnswerSchema,
  unitSchema,
} from "@itinera/core";
import { lensSchema, mapNumbersSchema } from "@itinera/protocol";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { askOfMap, withoutNames } from "../map-numbers.ts";
import { inPlace, mayAsk } from "../policy/policies.ts";

const stagesBodySchema = z.object({
  unit: unitSchema.default("person"),
  windowMs: z.int().positive().optional(),
  ...periodSchema.shape,
});

export function askResource(app: Application, { parts, numbers, rooms }: Context): void {
  app.post(
    "/v1/projects/:project/ask",
    {
      config: { allow: mayAsk, audit: "nothing" },
      schema: { params: z.object({ project: projectIdSchema }), body: questionSchema },
    },
    async ({ session, params, body }, reply) => {
      if (!(await parts.store.projects.get(session.workspace, params.project))) {
        return refuse(reply, 404, "project.gone");
      }
      const asked = await numbers.ask({ workspace: session.workspace, project: params.project }, body);
      return asked.kind === "unavailable"
        ? refuse(reply, 503, "engine.away", { since: asked.since })
        : asked.answer;
    },
  );

  app.post(
    "/v1/maps/:map/stages",
    {
      config: { allow: mayAsk, audit: "nothing" },
      schema: {
        params: z.object({ map: mapIdSchema }),
        body: stagesBodySchema,
        response: { 200: stagesAnswerSchema.extend({ map: z.string() }) },
      },
    },
    async ({ session, params, body }, reply) => {
      const listed = await parts.store.maps.get(session.workspace, params.map);
      const map = listed && (await rooms.read({ workspace: session.workspace, map: params.map }));
      if (!listed || !map) return refuse(reply, 404, "map.gone");
      const asked = await numbers.ask(
        { workspace: session.workspace, project: listed.project },
        {
          kind: "stages",
          unit: body.unit,
          period: { from: body.from, to: body.to },
          windowMs: body.windowMs,
          stages: [...boundStagesOf(map)],
        },
      );
      if (asked.kind === "unavailable") return refuse(reply, 503, "engine.away", { since: asked.since });
      return { map: params.map, ...asked.answer };
    },
  );

  app.post(
    "/v1/maps/:map/numbers",
    {
      config: { allow: mayAsk, audit: "nothing" },
      schema: {
        params: z.object({ map: mapIdSchema }),
        body: lensSchema,
        response: { 200: mapNumbersSchema },
      },
    },
    async ({ session, params, body }, reply) => {
      const { who } = session;
      if (who.kind === "share" && !who.numbers) return refuse(reply, 403, "not-allowed");
      const listed = await parts.store.maps.get(session.workspace, params.map);
      const map = listed && (await rooms.read({ workspace: session.workspace, map: params.map }));
      if (!listed || !map) return refuse(reply, 404, "map.gone");
      const scope = { workspace: session.workspace, project: listed.project };
      const asked = await askOfMap(numbers, scope, map, body);
      return asked.kind === "unavailable"
        ? refuse(reply, 503, "engine.away", { since: asked.since })
        : mayAsk(inPlace(session, { project: listed.project }))
          ? asked.answers
          : withoutNames(asked.answers);
    },
  );
}
