import type { NewId, UploadId } from "@itinera/core";
import type { Files, FileId, Store, StoredFile } from "@itinera/store";
import type { WorkspaceId } from "@itinera/core";

export interface Upload extends StoredFile {
  readonly workspace: WorkspaceId;
  readonly fileName: string;
}

const forgottenAfterMs = 24 * 3_600_000;

/**
 * Files that lie on the server and wait for their import. Known in memory only: after a restart the
 * browser sends its file again, and what was left behind is cleared away.
 */
export interface Uploads {
  add(upload: Upload): UploadId;
  get(workspace: WorkspaceId, id: UploadId): Upload | undefined;
  /** The file belongs to an import now. */
  take(id: UploadId): void;
}

export function createUploads(newId: NewId, now: () => number, files: Pick<Files, "remove">): Uploads {
  const waiting = new Map<UploadId, Upload & { readonly at: number }>();

  /** Whoever sends files and never imports them must not fill the disk. */
  function clearForgotten(): void {
    for (const [id, { file, at }] of waiting) {
      if (at > now() - forgottenAfterMs) continue;
      waiting.delete(id);
      // A file that stays is cleared away at the next start.
      files.remove(file).catch(() => undefined);
    }
  }

  return {
    add(upload) {
      clearForgotten();
      const id = newId() as UploadId;
      waiting.set(id, { ...upload, at: now() });
      return id;
    },
    get(workspace, id) {
      const upload = waiting.get(id);
      return upload?.workspace === workspace ? upload : undefined;
    },
    take: (id) => void waiting.delete(id),
  };
}

/** Takes away files that nothing refers to: uploads of a server that ended before it had done with them. */
export async function clearLeftovers({
  files,
  imports,
  assets,
  workspaces,
}: Pick<Store, "files" | "imports" | "assets" | "workspaces">): Promise<void> {
  const used = new Set<FileId>(await assets.files());
  for (const { id } of await workspaces.list()) {
    for (const one of await imports.list(id)) {
      used.add(one.file);
      if (one.refusedRows) used.add(one.refusedRows);
    }
  }
  for (const file of await files.list()) if (!used.has(file)) await files.remove(file);
}
