import type { Connection } from "./connection.ts";

/** Google's Measurement Protocol, of server containers and of programs; the key is its secret. */
export const ga4: Connection = {
  kinds: ["webhook", "server"],
  code: ({ origin, key }) => `curl "${origin}/mp/collect?measurement_id=G-SHOP&api_secret=${key}" \\
  -H "Content-Type: application/json" \\
  -d '{"client_id": "browser-1", "user_id": "customer-1",
       "events": [{"name": "purchase", "params": {"value": 49.9}}]}'`,
};
