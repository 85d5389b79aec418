import type { EpochMs, WorkspaceId } from "@itinera/core";
import type { Store } from "@itinera/store";
import type { SettingsDesk } from "./workspace-settings.ts";

/** So many entries go at once, so that nobody waits long for the database. */
const batch = 1_000;

export interface SweepParts {
  readonly store: Pick<Store, "audit" | "workspaces">;
  readonly settings: Pick<SettingsDesk, "of">;
  readonly now: () => EpochMs;
}

/** The same day so many years ago. */
function yearsAgo(now: EpochMs, years: number): EpochMs {
  const date = new Date(now);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  return date.getTime() as EpochMs;
}

/**
 * Takes away what is older than each workspace keeps of its audit log. What is of no workspace, such as sign-ins, is
 * shown in all of them, and kept as long as any of them keeps its own.
 */
export async function sweepAudit({ store, settings, now }: SweepParts): Promise<void> {
  const { audit } = store;
  const workspaces = await Promise.all(
    (await store.workspaces.list()).map(async ({ id }) => ({
      id,
      years: (await settings.of(id)).keepAuditYears,
    })),
  );

  async function sweep(workspace: WorkspaceId | undefined, before: EpochMs): Promise<number> {
    for (let swept = 0; ;) {
      const removed = await audit.removeBefore(workspace, before, batch);
      swept += removed;
      if (removed < batch) return swept;
    }
  }

  const longest = workspaces.every(({ years }) => years !== null)
    ? Math.max(...workspaces.map(({ years }) => years ?? 0))
    : undefined;
  const signIns =
    longest === undefined || longest === 0 ? 0 : await sweep(undefined, yearsAgo(now(), longest));
  for (const { id, years } of workspaces) {
    if (years === null) continue;
    const before = yearsAgo(now(), years);
    const entries = await sweep(id, before);
    if (entries + signIns === 0) continue;
    const about = { before: new Date(before).toISOString(), entries: String(entries + signIns) };
    await audit.add(id, { action: "audit.swept", at: now(), who: "server", name: "", address: "", about });
  }
}
