import type { SourceKind } from "@itinera/protocol";
import { cloudevents } from "./cloudevents.ts";
import type { Connection } from "./connection.ts";
import { ga4 } from "./ga4.ts";
import { pixel } from "./pixel.ts";
import { plain } from "./plain.ts";
import { posthogBrowser } from "./posthog-browser.ts";
import { posthogNode } from "./posthog-node.ts";
import { rudderstackNode } from "./rudderstack-node.ts";
import { segmentBrowser } from "./segment-browser.ts";
import { segmentNode } from "./segment-node.ts";
import { snowplowNode } from "./snowplow-node.ts";
import { tracker } from "./tracker.ts";

/** In the order in which they are offered; texts are `collect:connection.<kind>`. */
const connectionKinds = [
  "tracker",
  "plain",
  "segment-browser",
  "posthog-browser",
  "segment-node",
  "rudderstack-node",
  "posthog-node",
  "snowplow-node",
  "cloudevents",
  "ga4",
  "pixel",
] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

export const connections: Readonly<Record<ConnectionKind, Connection>> = {
  tracker,
  plain,
  "segment-browser": segmentBrowser,
  "posthog-browser": posthogBrowser,
  "segment-node": segmentNode,
  "rudderstack-node": rudderstackNode,
  "posthog-node": posthogNode,
  "snowplow-node": snowplowNode,
  cloudevents,
  ga4,
  pixel,
};

export const connectionsOf = (kind: SourceKind): readonly ConnectionKind[] =>
  connectionKinds.filter((one) => connections[one].kinds.includes(kind));
