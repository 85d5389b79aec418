import type { WorkspaceId } from "@itinera/core";
import type { Json } from "./jobs.ts";

export interface Settings {
  get(workspace: WorkspaceId, key: string): Promise<Json | undefined>;
  set(workspace: WorkspaceId, key: string, value: Json): Promise<void>;
  remove(workspace: WorkspaceId, key: string): Promise<void>;
}
