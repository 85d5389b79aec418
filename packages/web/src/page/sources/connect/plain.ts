import type { Connection } from "./connection.ts";

export const plain: Connection = {
  kinds: ["server", "webhook"],
  code: ({ origin, key }) => `curl ${origin}/v1/events \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/json" \\
  -d '{"name": "Order placed", "person": "customer-1"}'`,
};
