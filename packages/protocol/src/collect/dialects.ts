import type { Dialect } from "./dialect.ts";
import { cloudevents } from "./dialect/cloudevents.ts";
import { ga4 } from "./dialect/ga4.ts";
import { pixel } from "./dialect/pixel.ts";
import { plain } from "./dialect/plain.ts";
import { posthog } from "./dialect/posthog.ts";
import { segment } from "./dialect/segment.ts";
import { snowplow } from "./dialect/snowplow.ts";

/** Families of clients whose events are understood. `segment` is RudderStack's as well; `plain` is our own. */
export const dialectKinds = [
  "segment",
  "posthog",
  "snowplow",
  "cloudevents",
  "ga4",
  "pixel",
  "plain",
] as const;

export type DialectKind = (typeof dialectKinds)[number];

export const dialects: Readonly<Record<DialectKind, Dialect>> = {
  segment,
  posthog,
  snowplow,
  cloudevents,
  ga4,
  pixel,
  plain,
};
