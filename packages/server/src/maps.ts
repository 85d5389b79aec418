import type { JourneyMap, MapId, WorkspaceId } from "@itinera/core";
import type { ListedMap, Store } from "@itinera/store";
import type { Rooms } from "./room/rooms.ts";

/** A map is a line in the store and a document in its room; here they are made and read together. */
export interface MapShelf {
  /** Puts a new map into the project of this name, made when missing. */
  add(workspace: WorkspaceId, project: string, map: JourneyMap): Promise<ListedMap>;
  /** undefined: there is none, or it lies in the bin. */
  read(workspace: WorkspaceId, id: MapId): Promise<JourneyMap | undefined>;
}

export function createMapShelf(store: Store, rooms: Rooms): MapShelf {
  return {
    async add(workspace, projectName, map) {
      const { project } = await store.projects.ensure(workspace, projectName);
      // The document first: a line without a document would be a map that cannot be opened.
      await rooms.create({ workspace, map: map.id }, map);
      const { id, name, type, lang } = map;
      return store.maps.add(workspace, { id, project: project.id, name, type, lang });
    },
    async read(workspace, id) {
      const listed = await store.maps.get(workspace, id);
      return listed && (await rooms.read({ workspace, map: id }));
    },
  };
}
