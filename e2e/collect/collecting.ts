import { projectIdSchema, type ProjectId } from "@itinera/core";
import { sourceLineSchema, streamedSchema } from "@itinera/protocol";
import type { Serving } from "../command-line.ts";

/** A project of a server that collects. */
export interface Collecting {
  readonly project: ProjectId;
  readonly key: string;
}

const post = async (serving: Pick<Serving, "fetch">, path: string, body: object): Promise<unknown> => {
  const answer = await serving.fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

export async function startCollecting(serving: Pick<Serving, "fetch">, name = "Shop"): Promise<Collecting> {
  const made = (await post(serving, "/v1/projects", { name })) as { readonly id: unknown };
  const project = projectIdSchema.parse(made.id);
  const settings = { perSecond: 100_000 };
  const source = sourceLineSchema.parse(
    await post(serving, `/v1/projects/${project}/sources`, { name, kind: "server", settings }),
  );
  return { project, key: source.keys[0]?.key ?? "" };
}

/** What of the project's stream is on disk, and what of it is counted. */
export const streamOf = async (serving: Pick<Serving, "fetch">, { project }: Collecting) =>
  streamedSchema.parse(await (await serving.fetch(`/v1/projects/${project}/stream`)).json());

/** Until all that was received is counted. */
export async function allCounted(
  serving: Pick<Serving, "fetch">,
  collecting: Collecting,
  patienceMs = 60_000,
) {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await streamOf(serving, collecting);
    if (found.counted === found.received && found.received > 0) return found;
    if (Date.now() > end) throw new Error(`Not counted in time: ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
