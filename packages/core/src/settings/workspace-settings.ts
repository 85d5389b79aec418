import { z } from "zod";
import { assetIdSchema } from "../ids.ts";
import { langSchema } from "../lang.ts";
import { accentSchema } from "./accent.ts";
import { timeZoneSchema } from "./time-zone-name.ts";
import { firstDays } from "./week.ts";

/** So long the audit log can be kept, in years. */
export const auditYears = [1, 2, 5] as const;

/** What a workspace can be told, each by itself. */
const fields = {
  /** Of new maps, letters and pages for visitors, where nobody chooses; null: as before it could be set. */
  lang: langSchema.nullable(),
  timeZone: timeZoneSchema,
  firstDay: z.enum(firstDays),
  /** Shown on shared pages and prints; "": the name of the workspace. */
  brandName: z.string().trim().max(60),
  /** Of the name, and a line above it; null: ink. */
  accent: accentSchema.nullable(),
  /** A picture of the workspace's assets. */
  logo: assetIdSchema.nullable(),
  /** Entries of the audit log that are older are taken away; null: none. */
  keepAuditYears: z.literal(auditYears).nullable(),
};

export const workspaceSettingsSchema = z.object(fields);
export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>;
export type SettingName = keyof WorkspaceSettings;
export const settingNames = Object.keys(fields) as readonly SettingName[];

export const defaultSettings: WorkspaceSettings = {
  lang: null,
  timeZone: "UTC",
  firstDay: "monday",
  brandName: "",
  accent: null,
  logo: null,
  keepAuditYears: null,
};

/** A picture is not written but sent. */
export const changeSettingsSchema = workspaceSettingsSchema.omit({ logo: true }).partial().strict();
export type ChangeSettings = z.infer<typeof changeSettingsSchema>;

/** The settings out of what is kept: what is missing, or was never or is no longer allowed, is as by default. */
export function settingsOf(kept: Readonly<Record<string, unknown>>): WorkspaceSettings {
  const sound = Object.entries(fields).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse(kept[name]);
    return success ? [[name, data]] : [];
  });
  return workspaceSettingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(sound) });
}
