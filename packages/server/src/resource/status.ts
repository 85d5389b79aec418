import { statusSchema } from "@itinera/protocol";
import type { Application } from "../http/application.ts";
import type { Context } from "../context.ts";
import { engineState } from "../engine-state.ts";
import { mayReadStatus } from "../policy/policies.ts";

export function statusResource(app: Application, { parts, work, streamWork }: Context): void {
  app.get(
    "/v1/status",
    { config: { allow: mayReadStatus }, schema: { response: { 200: statusSchema } } },
    async (request) => ({
      version: parts.version,
      data: parts.dataLabel,
      engine: {
        state: engineState(parts.engine, work, streamWork),
        version: parts.engine.version(),
        since: parts.engine.since(),
      },
      firstTime:
        request.asker !== undefined &&
        (await parts.store.projects.list(request.asker.workspace)).length === 0,
    }),
  );
}
