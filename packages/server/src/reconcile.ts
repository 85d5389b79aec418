import type { Analytics, Scope } from "@itinera/analytics";
import type { ImportId, WorkspaceId } from "@itinera/core";
import { importJobs, type ListedImport, type Store } from "@itinera/store";
import type { FastifyBaseLogger } from "fastify";
import { z } from "zod";

const payloadSchema = z.object({ import: z.string() });

export interface ReconcileParts {
  readonly store: Pick<Store, "imports" | "jobs" | "projects" | "stream">;
  readonly analytics: Analytics | undefined;
  readonly log: FastifyBaseLogger;
}

/** What has to be done again. */
export interface Reconciled {
  /** Imports that are read again. */
  readonly imports: readonly ImportId[];
  /** Numbers were lost: streams are counted again too. */
  readonly lost: boolean;
}

/**
 * Whether the engine holds what the store says of a project's finished imports, and nothing of its stream that the
 * stream does not hold: after a backup was restored it can end before.
 */
async function holdsAll(
  analytics: Analytics,
  scope: Scope,
  done: readonly ListedImport[],
  last: number,
): Promise<boolean> {
  if ((await analytics.streamed(scope)).position > last) return false;
  const { imports } = await analytics.counts(scope);
  const held = new Map(imports.map((one) => [one.id, one.events]));
  return done.every((one) => held.get(one.id) === one.counts.events) && (await analytics.isWhole(scope));
}

/**
 * After a start, whatever ended the process before: what the store promises has a job, and projects whose
 * numbers were lost or cut short (a power cut can take whole parts of a table) are made again from their
 * files and their stream.
 */
export async function reconcile(
  { store, analytics, log }: ReconcileParts,
  workspace: WorkspaceId,
): Promise<Reconciled> {
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
  if (!analytics) return { imports: again, lost: false };

  const heads = (await store.stream.heads()).filter((one) => one.workspace === workspace);
  const projects = await store.projects.list(workspace);
  // What a door took in while its project was being removed.
  for (const head of heads)
    if (!projects.some(({ id }) => id === head.project)) await store.stream.remove(head);
  let lost = false;
  for (const { id: project } of projects) {
    const scope = { workspace, project };
    const done = imports.filter((one) => one.project === project && one.state === "done");
    const head = heads.find((one) => one.project === project);
    if (done.length === 0 && head === undefined) continue;
    if (await holdsAll(analytics, scope, done, head?.last ?? 0)) continue;
    log.warn({ project }, "numbers of a project were lost; they are made again");
    lost = true;
    // The jobs first: killed between the two, nothing is forgotten.
    for (const { id } of done) await readAgain(id);
    await analytics.dropProject(scope);
  }
  return { imports: again, lost };
}
