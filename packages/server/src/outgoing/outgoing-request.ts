import type { OutgoingRefused } from "./refusal.ts";
import type { RequestHeaders } from "./request-headers.ts";

export const outgoingMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

export interface OutgoingRequest {
  readonly url: string;
  readonly method: (typeof outgoingMethods)[number];
  readonly headers: RequestHeaders;
  readonly body?: string | Uint8Array | undefined;
  /** `hand-back`: a redirect is an answer like any other. */
  readonly redirects?: "follow" | "hand-back" | undefined;
  /** When it is aborted, the request throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

interface OutgoingAnswered {
  readonly kind: "answered";
  readonly status: number;
  /** By lower-case name; without those that the body's decoding made untrue, and without cookies. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed. */
  readonly body: Uint8Array<ArrayBuffer>;
}

export type OutgoingAnswer = OutgoingAnswered | OutgoingRefused;
