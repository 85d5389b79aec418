import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { processFigures } from "../measure/process-figures.ts";
import { mayReadMetrics } from "../policy/policies.ts";

/** Figures for whoever minds the server, in the text format of Prometheus. */
export function metricsResource(app: Application, { figures }: Context): void {
  app.addHook("onListen", async () => void processFigures());
  app.get("/v1/metrics", { config: { allow: mayReadMetrics } }, async (_, reply) => {
    const texts = await Promise.all([figures, processFigures()].map((registry) => registry.metrics()));
    return reply.type(figures.contentType).header("cache-control", "no-store").send(texts.join(""));
  });
}
