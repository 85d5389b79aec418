import { projectIdSchema, type MapId } from "@itinera/core";
import { discover, mapFromDiscovery } from "@itinera/mining";
import { discoveredSchema, discoverSchema } from "@itinera/protocol";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { mayEditMaps } from "../policy/policies.ts";

/** Each run makes a new map (D11). */
export function discoverResource(app: Application, { parts, numbers, maps, settings }: Context): void {
  app.post(
    "/v1/projects/:project/discover",
    {
      config: { allow: mayEditMaps, audit: "nothing" },
      schema: {
        params: z.object({ project: projectIdSchema }),
        body: discoverSchema,
        response: { 200: discoveredSchema },
      },
    },
    async ({ session, params, body }, reply) => {
      const project = await parts.store.projects.get(session.workspace, params.project);
      if (!project) return refuse(reply, 404, "project.gone");
      const scope = { workspace: session.workspace, project: project.id };
      const asked = await numbers.ask(scope, { kind: "precedence", unit: "case", period: {} });
      const known = await numbers.ask(scope, { kind: "kinds", unit: "case", period: {} });
      if (known.kind === "unavailable") return refuse(reply, 503, "engine.away", { since: known.since });
      if (asked.kind === "unavailable") return refuse(reply, 503, "engine.away", { since: asked.since });
      if (asked.answer.kinds.length === 0)
        return refuse(reply, 422, "discover.no-events", { project: project.name });

      const discovery = discover(asked.answer, body.stages === undefined ? {} : { stages: body.stages });
      const id = parts.newId() as MapId;
      const channels = new Map(known.answer.kinds.map((kind) => [kind.name, kind.channels]));
      const lang = body.lang ?? (await settings.of(session.workspace)).lang ?? "en";
      const map = mapFromDiscovery(discovery, lang, {
        id,
        newId: parts.newId,
        name: project.name,
        channels,
      });
      await maps.add(session.workspace, project.name, map);
      return {
        map: id,
        stages: discovery.stages.map(({ name, kinds }) => ({ name, kinds: [...kinds] })),
        coverage: discovery.coverage,
        unbound: [...discovery.unbound],
      };
    },
  );
}
