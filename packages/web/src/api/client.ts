import { createClient, type Fetch } from "@itinera/protocol";
import { telling } from "./not-signed-in.ts";

const pageFetch: Fetch = (url, { method, headers, body, signal }) =>
  fetch(url, {
    method,
    headers,
    body: (body ?? null) as BodyInit | null,
    signal: (signal ?? null) as AbortSignal | null,
  });

/** The server that this page came from. */
export const client = createClient({ fetch: telling(pageFetch), origin: "" });
