import type { Edit, JourneyMap } from "@itinera/core";
import type { RoomRole } from "@itinera/protocol";
import type { AsideEdit } from "./kept-edit.ts";
import type { PresenceLine } from "./presence-line.ts";
import type { EditOutcome } from "./replica.ts";

/**
 * `saved`: all is on the server's disk. `saving`: some is not yet. `offline`: there is no connection;
 * it is tried again. `gone`: the map is no longer there. `revoked`: it is no longer open to this person.
 * `reload`: this page is too old.
 */
export type SaveState = "saved" | "saving" | "offline" | "gone" | "revoked" | "reload";

/**
 * `gone`: there is no such map. `closed`: it is no longer open to this person; what was not saved is set aside, and
 * the copy on this computer goes.
 */
export type RoomEnd = "gone" | "closed";

export interface RoomNow {
  readonly map: JourneyMap;
  readonly state: SaveState;
  readonly role: RoomRole;
  /** Edits of this browser that are not yet on the server's disk. */
  readonly waiting: number;
  /** Whether those that wait outlive the page. */
  readonly isKept: boolean;
  /** Own edits that were not taken. */
  readonly aside: readonly AsideEdit[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface RoomClient {
  /** The same object as long as nothing changed. */
  now(): RoomNow;
  subscribe(listener: () => void): () => void;
  /** Several are one step: all are done, or none; one undo takes them back. */
  edit(edit: Edit | readonly Edit[]): EditOutcome;
  /** Label of what was undone: the kind of the edit. */
  undo(): string | undefined;
  redo(): string | undefined;
  /** The person has seen that they were not taken. */
  forgetAside(edits: readonly AsideEdit[]): void;
  /** Who else is here; changes far more often than the map. */
  readonly presence: Pick<PresenceLine, "others" | "subscribe" | "show">;
  /** Try to connect at once. */
  retry(): void;
  /** Ends it, as the server said to whoever asked in another way: a socket that is turned away is told nothing. */
  end(why: RoomEnd): void;
  /** All that is not yet on this computer's disk goes there. */
  keep(): void;
  close(): void;
}
