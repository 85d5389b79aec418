import { databaseNames, isFileId, type DatabaseVersions } from "@itinera/store";
import { z } from "zod";

/** Of the archive. The databases in it have versions of their own. Before 2 it had no `events.db`. */
export const formatVersion = 2;

/** All entries lie in a folder that tells at the first of them what the archive is. */
export const placeOf = (name: string): string => `itinera-backup-${formatVersion}/${name}`;

export interface Place {
  readonly version: number;
  /** Within the folder of the backup. */
  readonly name: string;
}

/** undefined: not in a backup of any version. */
export function readPlace(place: string): Place | undefined {
  const match = /^itinera-backup-(\d{1,9})\/(.+)$/.exec(place);
  return match ? { version: Number(match[1]), name: match[2] ?? "" } : undefined;
}

/** Last in the archive: one that has it has everything. */
export const manifestName = "manifest.json";
export const keyName = "secret.key";
export const filesFolder = "files";

const alone: ReadonlySet<string> = new Set([...databaseNames, keyName, manifestName]);

/** Nothing else is ever unpacked, whatever a name may lead to. */
export function isMemberName(name: string): boolean {
  const [folder, file, ...rest] = name.split("/");
  return alone.has(name) || (folder === filesFolder && rest.length === 0 && isFileId(file ?? ""));
}

const memberSchema = z.object({
  name: z.string().refine(isMemberName),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Member = z.infer<typeof memberSchema>;

export const manifestSchema = z.object({
  format: z.literal("itinera-backup"),
  version: z.int().min(1).max(formatVersion),
  /** Version of the program that made it. */
  program: z.string(),
  /** The moment that it holds. */
  created: z.iso.datetime(),
  /** Versions of their tables; those that are not named are not in it. */
  databases: z.object({
    "itinera.db": z.int(),
    "rooms.db": z.int(),
    "events.db": z.int().optional(),
  }) satisfies z.ZodType<DatabaseVersions>,
  /** Files that the databases name, and that were not there any more. */
  missing: z.array(z.string()),
  /** Everything before the manifest, in its order. */
  entries: z.array(memberSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;
