import { readinessSchema } from "@itinera/protocol";
import type { Context } from "../context.ts";
import { engineState } from "../engine-state.ts";
import type { Application } from "../http/application.ts";
import { mayReadHealth } from "../policy/policies.ts";
import { createReadiness } from "../readiness.ts";

/** For those who start the process again (`live`) or send it no visitors (`ready`) when it does not answer well. */
export function healthResource(app: Application, { parts, work, streamWork }: Context): void {
  const readiness = createReadiness({
    store: parts.store,
    log: parts.log,
    engineState: () => engineState(parts.engine, work, streamWork),
  });
  const config = { allow: mayReadHealth };
  app.get("/v1/health/live", { config }, async (_, reply) =>
    reply.header("cache-control", "no-store").send(),
  );
  app.get(
    "/v1/health/ready",
    { config, schema: { response: { 200: readinessSchema, 503: readinessSchema } } },
    async (_, reply) => {
      const found = await readiness();
      return reply
        .code(found.ready ? 200 : 503)
        .header("cache-control", "no-store")
        .send(found);
    },
  );
}
