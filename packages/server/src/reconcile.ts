import type { Analytics, Scope } from "@itinera/analytics";
import type { ImportId, WorkspaceId } from "@itinera/core";
import { importJobs, type ListedImport, type Store } from "@itinera/store";
import type { FastifyBaseLogger } from "fastify";
import { z } from "zod";

const payloadSchema = z.object({ import: z.string() });

export interface ReconcileParts {
  readonly store: Pick<Store, "imports" | "jobs" | "projects">;
  readonly analytics: Analytics | undefined;
  readonly log: FastifyBaseLogger;
}

/** Whether the engine holds what the store says of a project's finished imports. */
async function holdsAll(analytics: Analytics, scope: Scope, done: readonly ListedImport[]): Promise<boolean> {
  const { imports } = await analytics.counts(scope);
  const held = new Map(imports.map((one) => [one.id, one.events]));
  return done.every((one) => held.get(one.id) === one.counts.events) && (await analytics.isWhole(scope));
}

/**
 * After a start, whatever ended the process before: what the store promises has a job, and projects whose
 * numbers were lost or cut short (a power cut can take whole parts of a table) are read again from their
 * files. Gives the imports that are read again.
 */
export async function reconcile(
  { store, analytics, log }: ReconcileParts,
  workspace: WorkspaceId,
): Promise<readonly ImportId[]> {
  const promised = new Set(
    (await store.jobs.list(workspace, "waiting")).flatMap(({ kind, payload }) => {
      const found = payloadSchema.safeParse(payload);
      return found.success ? [`${kind} ${found.data.import}`] : [];
    }),
  );
  const again: ImportId[] = [];
  const readAgain = async (id: ImportId) => {
    again.push(id);
    await store.imports.requestReading(workspace, id);
  };

  const imports = await store.imports.list(workspace);
  for (const { id, state, project } of imports) {
    const isUnread = state === "waiting" || state === "reading";
    if (isUnread && !promised.has(`${importJobs.read} ${id}`)) await readAgain(id);
    if (state === "removing" && !promised.has(`${importJobs.remove} ${id}`)) {
      await store.jobs.add(workspace, importJobs.remove, { project, import: id });
    }
  }
  if (!analytics) return again;

  for (const { id: project } of await store.projects.list(workspace)) {
    const scope = { workspace, project };
    const done = imports.filter((one) => one.project === project && one.state === "done");
    if (done.length === 0 || (await holdsAll(analytics, scope, done))) continue;
    log.warn({ project }, "numbers of a project were lost; its imports are read again");
    // The jobs first: killed between the two, nothing is forgotten.
    for (const { id } of done) await readAgain(id);
    await analytics.dropProject(scope);
  }
  return again;
}
