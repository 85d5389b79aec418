import type { WorkspaceId } from "@itinera/core";
import type { Json } from "./jobs.ts";

export interface Settings {
  get(workspace: WorkspaceId, key: string): Promise<Json | undefined>;
  set(workspace: WorkspaceId, key: string, value: Json): Promise<void>;
  /** All whose key begins so, by what is behind it. */
  under(workspace: WorkspaceId, prefix: string): Promise<Readonly<Record<string, Json>>>;
  /** Several at once: all or none. */
  setUnder(workspace: WorkspaceId, prefix: string, values: Readonly<Record<string, Json>>): Promise<void>;
  remove(workspace: WorkspaceId, key: string): Promise<void>;
}
