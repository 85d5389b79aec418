import type { Credentials } from "./credentials.ts";

export interface EngineAnswer {
  readonly ok: boolean;
  /** The rows as tab-separated text, or ClickHouse's error. */
  readonly text: string;
}

/** One query over HTTP. Rejects when nobody answers within `timeoutMs`. */
export async function askEngine(
  url: string,
  credentials: Credentials | "nobody",
  query: string,
  timeoutMs = 5_000,
): Promise<EngineAnswer> {
  const response = await fetch(url, {
    method: "POST",
    headers: credentials === "nobody" ? {} : credentialHeaders(credentials),
    body: query,
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { ok: response.ok, text: (await response.text()).trim() };
}

function credentialHeaders({ username, password }: Credentials): Record<string, string> {
  return { "X-ClickHouse-User": username, "X-ClickHouse-Key": password };
}
