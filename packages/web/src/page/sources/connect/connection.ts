import type { SourceKind } from "@itinera/protocol";

/** Where a source sends, and as whom. */
interface Destination {
  /** Of this server, without a slash at its end. */
  readonly origin: string;
  readonly key: string;
}

/** A way to send events here: a client that people know, pointed at this server. */
export interface Connection {
  /** For sources of which kinds. */
  readonly kinds: readonly SourceKind[];
  /** What is to be put where the events are, ready to be copied. */
  readonly code: (to: Destination) => string;
}
