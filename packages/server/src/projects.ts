import type { ProjectId, WorkspaceId } from "@itinera/core";
import type { Project } from "@itinera/protocol";
import type { ExampleShop } from "./example.ts";
import type { ImportWork } from "./import-work.ts";
import type { Parts } from "./parts.ts";

/** Projects with what they hold. */
export interface ProjectShelf {
  list(workspace: WorkspaceId): Promise<Project[]>;
  /** With its maps, imports, files and numbers; cannot be undone. */
  remove(workspace: WorkspaceId, id: ProjectId): Promise<"removed" | "gone">;
}

export function createProjectShelf(
  parts: Pick<Parts, "store">,
  work: ImportWork,
  shop: ExampleShop,
): ProjectShelf {
  const { store } = parts;
  return {
    async list(workspace) {
      const imports = await store.imports.list(workspace);
      const example = await shop.project(workspace);
      return (await store.projects.list(workspace)).map((project) => ({
        ...project,
        events: imports
          .filter((one) => one.project === project.id && one.state === "done")
          .reduce((sum, one) => sum + one.counts.added, 0),
        example: project.id === example,
      }));
    },
    async remove(workspace, id) {
      const project = await store.projects.get(workspace, id);
      if (!project) return "gone";
      const imports = await store.imports.list(workspace, id);
      const maps = await store.maps.list(workspace, id);
      for (const one of imports) work.stop(one.id);
      const removed = await store.projects.remove(workspace, id);
      await work.dropProject({ workspace, project: id });
      for (const map of maps) await store.rooms.remove({ workspace, map: map.id });
      for (const one of imports) {
        await store.files.remove(one.file);
        if (one.refusedRows) await store.files.remove(one.refusedRows);
      }
      return removed;
    },
  };
}
