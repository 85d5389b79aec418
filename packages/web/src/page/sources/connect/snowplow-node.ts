import type { Connection } from "./connection.ts";

/** Snowplow has no place for a key: it is the app id. */
export const snowplowNode: Connection = {
  kinds: ["server"],
  code: ({ origin, key }) => `import { buildStructEvent, newTracker } from "@snowplow/node-tracker";

const tracker = newTracker(
  { namespace: "itinera", appId: "${key}" },
  { endpoint: "${origin}", eventMethod: "post" },
);

tracker.setUserId("customer-1");
tracker.track(buildStructEvent({ category: "Shop", action: "Order placed" }));`,
};
