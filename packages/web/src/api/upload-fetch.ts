import type { Fetch, FetchResponse } from "@itinera/protocol";
import { telling } from "./not-signed-in.ts";

/** A fetch that tells how many bytes have gone out, which `fetch` itself does not; for large bodies. */
export const uploadFetch = (onSent: (bytes: number) => void): Fetch =>
  telling(
    (url, { method, headers, body, signal }) =>
      new Promise<FetchResponse>((resolve, reject) => {
        const request = new XMLHttpRequest();
        const stop = signal as AbortSignal | undefined;
        request.open(method, url);
        request.responseType = "arraybuffer";
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        request.upload.addEventListener("progress", ({ loaded }) => onSent(loaded));
        request.addEventListener("error", () => reject(new TypeError("network")));
        request.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
        request.addEventListener("load", () => resolve(responseOf(request)));
        stop?.addEventListener("abort", () => request.abort(), { once: true });
        if (stop?.aborted) request.abort();
        else request.send(body as XMLHttpRequestBodyInit);
      }),
  );

function responseOf(request: XMLHttpRequest): FetchResponse {
  const bytes = request.response as ArrayBuffer;
  return {
    ok: request.status >= 200 && request.status < 300,
    status: request.status,
    json: async () => JSON.parse(new TextDecoder().decode(bytes)) as unknown,
    arrayBuffer: async () => bytes,
  };
}
