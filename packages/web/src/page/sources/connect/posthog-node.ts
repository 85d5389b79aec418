import type { Connection } from "./connection.ts";

export const posthogNode: Connection = {
  kinds: ["server"],
  code: ({ origin, key }) => `import { PostHog } from "posthog-node";

const posthog = new PostHog("${key}", { host: "${origin}" });

posthog.capture({ distinctId: "customer-1", event: "Order placed" });`,
};
