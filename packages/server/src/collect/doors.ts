import type { DialectKind } from "@itinera/protocol";

/** Where clients of a kind knock, and what they want to hear when all is well. */
export interface Door {
  readonly posts: readonly string[];
  readonly gets: readonly string[];
  readonly answer: Answer;
}

type Answer =
  | { readonly kind: "json"; readonly body: object }
  | { readonly kind: "text"; readonly body: string }
  | { readonly kind: "pixel" }
  | { readonly kind: "nothing" };

const json = (body: object): Answer => ({ kind: "json", body });

/** One letter for browsers, whole words for older clients. */
const segmentCalls = ["t", "i", "p", "g", "a", "s", "m"];
const segmentWords = ["track", "identify", "page", "group", "alias", "screen", "import"];

export const doors: Readonly<Record<DialectKind, Door>> = {
  segment: {
    posts: ["batch", ...segmentCalls, ...segmentWords].map((call) => `/v1/${call}`),
    gets: [],
    answer: json({ success: true }),
  },
  posthog: {
    posts: ["/batch", "/e", "/i/v0/e", "/capture", "/i/v1/analytics/events"],
    gets: [],
    answer: json({ status: 1 }),
  },
  snowplow: {
    posts: ["/com.snowplowanalytics.snowplow/tp2"],
    gets: ["/i"],
    answer: { kind: "text", body: "ok" },
  },
  ga4: { posts: ["/mp/collect"], gets: [], answer: { kind: "nothing" } },
  cloudevents: { posts: ["/v1/cloudevents"], gets: [], answer: { kind: "nothing" } },
  plain: { posts: ["/v1/events"], gets: [], answer: json({ success: true }) },
  pixel: { posts: [], gets: ["/pixel.gif"], answer: { kind: "pixel" } },
};

/** What posthog-js asks before it sends: nothing of PostHog's own is to be had here but packed deliveries. */
export const posthogConfig = { supportedCompression: ["gzip-js"], featureFlags: {}, sessionRecording: false };

/** A transparent picture of one point. */
export const pixel = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
