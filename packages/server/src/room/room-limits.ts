/** What a room takes; sizes of single updates are in the wire's and the inspection's own files. */
export interface RoomLimits {
  /** Connections: each edit is sent to each of them. */
  readonly people: number;
  /** Of a document with all its history. */
  readonly bytes: number;
  /** Pieces of a document, above which its history is dropped when its content is a tenth of it. */
  readonly history: number;
}

export const roomLimits: RoomLimits = {
  // The largest workshop is half of it.
  people: 200,
  // Takes seconds to open, and as long holds up everybody; the largest map by its lists is a third of it.
  bytes: 64 * 1024 * 1024,
  // A fifth of a second to open.
  history: 20_000,
};
