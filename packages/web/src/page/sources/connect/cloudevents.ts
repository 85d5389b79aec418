import type { Connection } from "./connection.ts";

export const cloudevents: Connection = {
  kinds: ["webhook", "server"],
  code: ({ origin, key }) => `curl ${origin}/v1/cloudevents \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/cloudevents+json" \\
  -d '{"specversion": "1.0", "id": "order-1", "source": "/shop",
       "type": "Order placed", "subject": "customer-1"}'`,
};
