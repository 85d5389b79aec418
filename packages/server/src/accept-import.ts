import type { ImportId, ImportMapping, WorkspaceId } from "@itinera/core";
import type { newImportSchema } from "@itinera/protocol";
import type { z } from "zod";
import type { ImportWork } from "./import-work.ts";
import type { Parts } from "./parts.ts";
import type { Uploads } from "./uploads.ts";

export type Acceptance =
  /** `already`: the same file with the same mapping lies there; nothing changed. */
  | { readonly kind: "accepted"; readonly import: ImportId; readonly already: boolean }
  | { readonly kind: "gone" }
  /** The same file is there with another mapping, and nobody said that it may be replaced. */
  | { readonly kind: "other-mapping" };

/** Two mappings that read a file alike have the same text. */
const canonical = (mapping: ImportMapping) =>
  JSON.stringify(Object.entries(mapping).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Makes imports of uploads (D6), one after another: of two that ask at once with the same file, the
 * second one must see the first.
 */
export function acceptImports(
  { store, newId, version }: Pick<Parts, "store" | "newId" | "version">,
  uploads: Uploads,
  work: Pick<ImportWork, "stop">,
) {
  let turn: Promise<unknown> = Promise.resolve();

  async function accept(
    workspace: WorkspaceId,
    wanted: z.output<typeof newImportSchema>,
    mapping: ImportMapping,
  ): Promise<Acceptance> {
    const upload = uploads.get(workspace, wanted.upload);
    if (!upload) return { kind: "gone" };
    const { project } = await store.projects.ensure(workspace, wanted.project);
    const same = await store.imports.bySha256(workspace, project.id, upload.sha256);
    const living = same.filter((one) => one.state !== "failed");
    const twin = living.find((one) => canonical(one.mapping) === canonical(mapping));
    if (twin) return { kind: "accepted", import: twin.id, already: true };
    if (living.length > 0 && !wanted.replace) return { kind: "other-mapping" };

    const id = newId() as ImportId;
    const { file, bytes, sha256 } = upload;
    const replaced = same.map((one) => one.id);
    await store.imports.accept(
      workspace,
      project.id,
      { import: id, file, fileName: wanted.fileName, bytes, sha256, mapping, importer: version },
      replaced,
    );
    uploads.take(wanted.upload);
    for (const one of replaced) work.stop(one);
    return { kind: "accepted", import: id, already: false };
  }

  return (...wanted: Parameters<typeof accept>): Promise<Acceptance> => {
    const mine = turn.then(() => accept(...wanted));
    turn = mine.catch(() => undefined);
    return mine;
  };
}
