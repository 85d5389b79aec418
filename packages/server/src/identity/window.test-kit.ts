import type { Application } from "../http/application.ts";

/** Cookies that a browser keeps for one host, whatever their path. */
export function cookieJar() {
  const kept = new Map<string, string>();
  return {
    kept,
    header: () => [...kept].map(([name, value]) => `${name}=${value}`).join("; "),
    take(cookies: readonly string[]) {
      for (const one of cookies) {
        const [pair = "", ...attributes] = one.split("; ");
        const at = pair.indexOf("=");
        const isGone = attributes.some((said) => /^(max-age=0|expires=Thu, 01 Jan 1970)/i.test(said));
        if (isGone) kept.delete(pair.slice(0, at));
        else kept.set(pair.slice(0, at), pair.slice(at + 1));
      }
    },
  };
}

/** A window of a browser on a server under test: it keeps cookies, and says where it is sent. */
export function windowOn(app: Application) {
  const jar = cookieJar();
  const ask = async (method: "GET" | "POST" | "PATCH" | "PUT", url: string, payload?: object) => {
    const answer = await app.inject({
      method,
      url,
      headers: { host: "localhost", cookie: jar.header() },
      ...(payload && { payload }),
    });
    const given = [answer.headers["set-cookie"] ?? []].flat();
    jar.take(given);
    return {
      status: answer.statusCode,
      location: answer.headers["location"] ?? "",
      given,
      json: <T = Record<string, unknown>>() => answer.json<T>(),
      headers: answer.headers,
    };
  };
  return {
    jar,
    ask,
    me: async () =>
      (await ask("GET", "/v1/me")).json<{
        kind: string;
        account: { id: string; email: string; name: string };
      }>(),
    /** Begins to sign in; the provider's URL, or a page of ours that says what is wrong. */
    async begin(back?: string): Promise<string> {
      const query = back === undefined ? "" : `?${new URLSearchParams({ back }).toString()}`;
      return (await ask("GET", `/v1/oidc/start${query}`)).location;
    },
    /** Comes back from the provider; where it is sent then. */
    async comeBack(url: string): Promise<string> {
      const { pathname, search } = new URL(url, "http://localhost");
      return (await ask("GET", pathname + search)).location;
    },
  };
}
export type Window = ReturnType<typeof windowOn>;
