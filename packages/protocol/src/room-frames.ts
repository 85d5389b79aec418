type Bytes = Uint8Array<ArrayBuffer>;

/** Largest update of one edit; more is refused as `too-big`. */
export const maxUpdateBytes = 1024 * 1024;

/** Largest state of presence: a name, a colour, a place and a selection take some hundred bytes. */
export const maxPresenceBytes = 4 * 1024;

/** Only editors write; a commenter's words do not lie in the document. */
export const roomRoles = ["viewer", "commenter", "editor"] as const;
export type RoomRole = (typeof roomRoles)[number];

/**
 * Why the server ends a connection. `gap`: the update builds on others that the server has not got.
 * `storage`: nothing was lost, try again later. `version`: the page is too old for the server. `epoch`:
 * the document was made anew; drop the replica, join without one, do unsaved edits again.
 * `revoked`: this person may no longer come in. `signed-out`: nobody knows any more whose connection it is;
 * what waits is sent when they have signed in again. `client-taken`: the Yjs client id is another person's;
 * do the edit again under a new one. `crowded`: too many connections, try again later. `map-full`: the
 * document has reached its largest size. `too-slow`: its updates hold up everybody.
 */
export const roomRefusals = [
  "read-only",
  "malformed",
  "gap",
  "too-big",
  "too-many",
  "too-long",
  "too-deep",
  "bad-root",
  "bad-content",
  "bad-key",
  "storage",
  "version",
  "epoch",
  "gone",
  "revoked",
  "client-taken",
  "crowded",
  "map-full",
  "too-slow",
  "signed-out",
] as const;
export type RoomRefusal = (typeof roomRefusals)[number];

/** Somebody in the room. */
export interface Present {
  /** Given by the server, another one for each connection. */
  readonly connection: string;
  /** Account of the session; "" without accounts. */
  readonly person: string;
  /** As the session knows it. Only when it is "" may a name within `state` be shown. */
  readonly name: string;
  /** The client's own bytes as they came, never to be trusted; empty until it has sent some. */
  readonly state: Bytes;
}

/** What a client says. */
export type ClientFrame =
  | {
      readonly kind: "hello";
      /** "" as long as the session is known from the request. */
      readonly token: string;
      /** Version of the document that the client reads and writes (D12). */
      readonly version: number;
      /** Of the document the client holds; −1 when it has none yet. */
      readonly epoch: number;
      readonly client: number;
      readonly seq: number;
      readonly stateVector: Bytes;
    }
  /** `n` counts the edits of one connection from 1. */
  | { readonly kind: "edit"; readonly n: number; readonly update: Bytes }
  /** Replaces the state before it. Of those that come quickly only the last is passed on. */
  | { readonly kind: "presence"; readonly state: Bytes };

/** What a server can make of it. `outdated`: a page that speaks another version of these frames. */
export type HeardFrame = ClientFrame | { readonly kind: "outdated" };

export type ServerFrame =
  | {
      readonly kind: "welcome";
      readonly role: RoomRole;
      readonly epoch: number;
      readonly seq: number;
      readonly stateVector: Bytes;
      /** What the client lacks, to be applied in this order. */
      readonly missing: readonly Bytes[];
      /** The client's own connection, as others are told of it. */
      readonly connection: string;
      /** Everybody else in the room. */
      readonly present: readonly Present[];
    }
  /** All of the client's edits up to `acked` are on disk (0: nothing new of its own); what others did. */
  | {
      readonly kind: "committed";
      readonly seq: number;
      readonly acked: number;
      readonly updates: readonly Bytes[];
    }
  /** Who came or has another state, and connections that are gone. One's own may be among them. */
  | {
      readonly kind: "presence";
      readonly present: readonly Present[];
      readonly gone: readonly string[];
    }
  /** What the client may do from now on. */
  | { readonly kind: "role"; readonly role: RoomRole }
  /** The connection closes behind it. `n`: the edit it is about, or 0. */
  | { readonly kind: "refused"; readonly n: number; readonly code: RoomRefusal; readonly text: string };
