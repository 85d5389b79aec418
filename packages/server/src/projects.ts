import type { ProjectId, WorkspaceId } from "@itinera/core";
import type { Project } from "@itinera/protocol";
import type { Store } from "@itinera/store";
import type { AssetShelf } from "./asset/assets.ts";
import type { ExampleShop } from "./example.ts";
import type { ImportWork } from "./import-work.ts";
import type { Rooms } from "./room/rooms.ts";

/** Projects with what they hold. */
export interface ProjectShelf {
  list(workspace: WorkspaceId): Promise<Omit<Project, "role">[]>;
  /** With its maps, imports, files and numbers; cannot be undone. */
  remove(workspace: WorkspaceId, id: ProjectId): Promise<"removed" | "gone">;
}

export function createProjectShelf(
  store: Store,
  rooms: Rooms,
  work: ImportWork,
  shop: ExampleShop,
  assets: Pick<AssetShelf, "clearUnused">,
): ProjectShelf {
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
      const removed = await store.projects.remove(workspace, id);
      if (removed.kind === "gone") return "gone";
      for (const one of removed.imports) work.stop(one);
      // A room that stayed open would go on writing what its job is to clear away.
      for (const map of removed.maps) await rooms.remove({ workspace, map });
      work.wake();
      await assets.clearUnused(workspace);
      return "removed";
    },
  };
}
