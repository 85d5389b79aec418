/** What a data folder's owner tells others, in `server.json` (mode 0600). */
export interface Announcement {
  readonly pid: number;
  /** Absent when the owner does not listen: a command that works in its own process. */
  readonly url?: string;
  readonly token?: string;
}

export interface Ownership {
  readonly kind: "owner";
  /** Replaces what was announced before. */
  announce(announcement: Announcement): void;
  /** Takes the announcement back and lets the next one in. */
  release(): void;
}

export type OwnershipOutcome =
  | Ownership
  | { readonly kind: "owned"; readonly by: Announcement | undefined }
  | { readonly kind: "unusable"; readonly detail: string };
