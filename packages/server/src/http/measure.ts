import { Counter, Histogram, type Registry } from "@prometheus-io/client";
import type { FastifyInstance, FastifyRequest } from "fastify";

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * A route's template, never what somebody asked for: addresses hold ids, and whoever guesses at addresses would make a
 * series of each.
 */
const seriesOf = ({ is404, method, routeOptions }: FastifyRequest) =>
  is404 || routeOptions.url === undefined
    ? { route: "unknown", method: "any" }
    : { route: routeOptions.url, method };

/** Counts requests and takes their time. */
export function measureRequests(app: FastifyInstance, figures: Registry): void {
  const requests = new Counter({
    name: "itinera_http_requests_total",
    help: "Answered requests by the template of their route, their method and the class of the answer's status.",
    labelNames: ["route", "method", "status"] as const,
    registers: [figures],
  });
  const durations = new Histogram({
    name: "itinera_http_request_duration_seconds",
    help: "From the beginning of a request to the end of its answer, by the template of its route and its method.",
    labelNames: ["route", "method"] as const,
    buckets,
    registers: [figures],
  });
  app.addHook("onResponse", async (request, { statusCode, elapsedTime }) => {
    const series = seriesOf(request);
    requests.inc({ ...series, status: `${Math.floor(statusCode / 100)}xx` });
    durations.observe(series, elapsedTime / 1_000);
  });
}
