import type { Fetch } from "@itinera/protocol";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The part of a Fastify application that takes a request without a network. */
interface Injectable {
  inject(request: {
    method: Method;
    url: string;
    headers: Record<string, string>;
    payload?: string | Buffer | NodeJS.ReadableStream;
  }): Promise<{ statusCode: number; rawPayload: Buffer }>;
}

/** A `fetch` that calls the server in this process. */
export function injectFetch(app: Injectable): Fetch {
  return async (url, { method, headers, body }) => {
    const { pathname, search, host } = new URL(url);
    const { statusCode, rawPayload } = await app.inject({
      method: method as Method,
      url: pathname + search,
      headers: { ...headers, host },
      ...(body === undefined
        ? {}
        : {
            payload:
              body instanceof Uint8Array ? Buffer.from(body) : (body as string | NodeJS.ReadableStream),
          }),
    });
    return {
      ok: statusCode < 400,
      status: statusCode,
      json: async () => JSON.parse(rawPayload.toString("utf8")) as unknown,
      arrayBuffer: async () => new Uint8Array(rawPayload).buffer,
    };
  };
}
