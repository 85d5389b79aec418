import {
  settingsOf,
  type Calendar,
  type SettingName,
  type WorkspaceId,
  type WorkspaceSettings,
} from "@itinera/core";
import type { Front } from "@itinera/protocol";
import type { Store } from "@itinera/store";

/** Before the name of each setting. */
const prefix = "workspace.";

/** What each workspace was told of itself. */
export interface SettingsDesk {
  of(workspace: WorkspaceId): Promise<WorkspaceSettings>;
  /** Which of them have changed, with what they were. */
  change(
    workspace: WorkspaceId,
    change: Partial<WorkspaceSettings>,
  ): Promise<{ readonly settings: WorkspaceSettings; readonly was: Partial<WorkspaceSettings> }>;
  calendarOf(workspace: WorkspaceId): Promise<Calendar>;
  /** As it presents itself to visitors. */
  frontOf(workspace: WorkspaceId): Promise<Front>;
}

export function createSettingsDesk({
  settings,
  workspaces,
}: Pick<Store, "settings" | "workspaces">): SettingsDesk {
  const of = async (workspace: WorkspaceId) => settingsOf(await settings.under(workspace, prefix));

  return {
    of,

    async change(workspace, change) {
      const before = await of(workspace);
      const names = (Object.keys(change) as SettingName[]).filter((name) => change[name] !== before[name]);
      const pick = (from: Partial<WorkspaceSettings>) =>
        Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
      await settings.setUnder(workspace, prefix, pick(change));
      return { settings: await of(workspace), was: pick(before) };
    },

    async calendarOf(workspace) {
      const { timeZone, firstDay } = await of(workspace);
      return { timeZone, firstDay };
    },

    async frontOf(workspace) {
      const { lang, timeZone, firstDay, accent, logo, brandName } = await of(workspace);
      const name = brandName || (await workspaces.get(workspace))?.name || "";
      return { lang, timeZone, firstDay, accent, logo, name };
    },
  };
}
