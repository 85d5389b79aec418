import type { Connection } from "./connection.ts";

export const segmentNode: Connection = {
  kinds: ["server"],
  code: ({ origin, key }) => `import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({
  writeKey: "${key}",
  host: "${origin}",
});

analytics.track({ userId: "customer-1", event: "Order placed" });`,
};
