import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { text as textOf } from "node:stream/consumers";
import type { Credentials } from "./credentials.ts";

export interface EngineAnswer {
  readonly ok: boolean;
  /** The rows as tab-separated text, or ClickHouse's error. */
  readonly text: string;
}

/**
 * One query over HTTP. Rejects when nobody answers within `timeoutMs`. Not by `fetch`, which takes 80 ms
 * to load, at a moment when the start of the program waits for it.
 */
export function askEngine(
  url: string,
  credentials: Credentials | "nobody",
  query: string,
  timeoutMs = 5_000,
): Promise<EngineAnswer> {
  const request = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: "POST",
        headers: credentials === "nobody" ? {} : credentialHeaders(credentials),
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        const ok = response.statusCode === 200;
        textOf(response).then((text) => resolve({ ok, text: text.trim() }), reject);
      },
    );
    asked.once("error", reject);
    asked.end(query);
  });
}

function credentialHeaders({ username, password }: Credentials): Record<string, string> {
  return { "X-ClickHouse-User": username, "X-ClickHouse-Key": password };
}
