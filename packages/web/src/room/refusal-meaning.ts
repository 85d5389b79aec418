import type { RoomRefusal } from "@itinera/protocol";

/**
 * What a client does about a refusal. `again`: the same later. `whole`: all that the server lacks, as one.
 * `hold`: not before somebody retries. `end`: this page cannot go on. `anew`: the document comes anew from the server and what waits is done
 * again, without what is refused: one edit, all of them, or none.
 */
export type RefusalMeaning =
  | { readonly kind: "again" | "hold" | "whole" }
  | { readonly kind: "end"; readonly state: "gone" | "revoked" | "reload" }
  | { readonly kind: "anew"; readonly refused: "none" | "one" | "all" };

const meanings: Record<RoomRefusal, RefusalMeaning | "about-edit"> = {
  storage: { kind: "again" },
  crowded: { kind: "again" },
  "signed-out": { kind: "hold" },
  gap: { kind: "whole" },
  version: { kind: "end", state: "reload" },
  gone: { kind: "end", state: "gone" },
  revoked: { kind: "end", state: "revoked" },
  epoch: { kind: "anew", refused: "none" },
  "client-taken": { kind: "anew", refused: "none" },
  "read-only": { kind: "anew", refused: "all" },
  malformed: "about-edit",
  "too-big": "about-edit",
  "too-many": "about-edit",
  "too-long": "about-edit",
  "too-deep": "about-edit",
  "bad-root": "about-edit",
  "bad-content": "about-edit",
  "bad-key": "about-edit",
  "map-full": "about-edit",
  "too-slow": "about-edit",
};

/** `n`: number of the edit that it is about; 0: of none, so that the same may go well another time. */
export function meaningOf(code: RoomRefusal, n: number): RefusalMeaning {
  const meaning = meanings[code];
  if (meaning !== "about-edit") return meaning;
  return n === 0 ? { kind: "again" } : { kind: "anew", refused: "one" };
}
