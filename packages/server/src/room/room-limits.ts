/** What a room takes; sizes of single updates are in the wire's and the inspection's own files. */
export interface RoomLimits {
  /** Connections: each edit is sent to each of them. */
  readonly people: number;
  /** Of a document with all its history. */
  readonly bytes: number;
  /** A history is dropped when the document has so many pieces, and so many times those of its content. */
  readonly history: { readonly pieces: number; readonly times: number };
}

export const roomLimits: RoomLimits = {
  // The largest workshop is half of it.
  people: 200,
  // Takes seconds to open, and as long holds up everybody; the largest map by its lists is a third of it.
  bytes: 64 * 1024 * 1024,
  // A fifth of a second to open, at least half of it for what is gone. A large map gets there by 50,000 edits.
  history: { pieces: 50_000, times: 2 },
};
