import { projectIdSchema, type EpochMs, type ProjectId } from "@itinera/core";
import { sourceLineSchema, streamedSchema, type SourceLine } from "@itinera/protocol";
import type { Lab } from "../../../analytics/src/analytics.test-kit.ts";
import type { EngineHealth } from "../engine-health.ts";
import { serverUnderTest, type ServerUnderTest } from "../server.test-kit.ts";

export const engineUp: EngineHealth = {
  state: () => "up",
  version: () => "1",
  since: () => 0,
  onChange: () => () => undefined,
};

interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A server with an engine, and a project in it that collects. */
export interface CollectingProject {
  under: ServerUnderTest;
  readonly project: ProjectId;
  /** Added to the clock, in milliseconds. */
  later: number;
  api(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, payload?: object): Promise<Answered>;
  newSource(kind?: string, settings?: object): Promise<SourceLine>;
  stream(): Promise<ReturnType<typeof streamedSchema.parse>>;
  /** Every path of a person, with how many took it. */
  paths(): Promise<readonly (readonly (string | number)[])[]>;
}

export const keyOf = ({ keys }: SourceLine): string =>
  keys.find(({ revoked }) => revoked === null)?.key ?? "";

export async function collectingProject(lab: Pick<Lab, "analytics">): Promise<CollectingProject> {
  const shop = { later: 0 } as { -readonly [Key in keyof CollectingProject]: CollectingProject[Key] };
  const api: CollectingProject["api"] = async (method, url, payload) => {
    const answer = await shop.under.server.app.inject({
      method,
      url,
      headers: { host: "localhost" },
      ...(payload === undefined ? {} : { payload }),
    });
    return {
      status: answer.statusCode,
      body: answer.body === "" ? {} : answer.json<Record<string, unknown>>(),
    };
  };
  shop.api = api;
  shop.under = await serverUnderTest(
    { analytics: lab.analytics, engine: engineUp },
    { now: () => (Date.now() + shop.later) as EpochMs },
  );
  shop.project = projectIdSchema.parse((await api("POST", "/v1/projects", { name: "Shop" })).body["id"]);
  const own = `/v1/projects/${shop.project}`;
  shop.newSource = async (kind = "page", settings = {}) =>
    sourceLineSchema.parse((await api("POST", `${own}/sources`, { name: "Shop", kind, settings })).body);
  shop.stream = async () => streamedSchema.parse((await api("GET", `${own}/stream`)).body);
  shop.paths = async () => {
    const { body } = await api("POST", `${own}/ask`, { kind: "variants", unit: "person" });
    return (body["variants"] as { path: string[]; count: number }[]).map(({ path, count }) => [
      ...path,
      count,
    ]);
  };
  return shop;
}
