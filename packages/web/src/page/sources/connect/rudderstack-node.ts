import type { Connection } from "./connection.ts";

export const rudderstackNode: Connection = {
  kinds: ["server"],
  code: ({ origin, key }) => `import RudderAnalytics from "@rudderstack/rudder-sdk-node";

const analytics = new RudderAnalytics("${key}", {
  dataPlaneUrl: "${origin}",
});

analytics.track({ userId: "customer-1", event: "Order placed" });`,
};
