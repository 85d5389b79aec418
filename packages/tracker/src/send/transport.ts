/** What became of a batch. `refused`: it will never be taken. `failed`: try again. */
export type Outcome = "taken" | "refused" | "failed";

export interface Transport {
  /** Never rejects. `attempt` counts from 0: what failed one way goes another way. */
  send(body: string, attempt: number): Promise<Outcome>;
  /** Hands a batch to the browser, which sends it when the page is gone. False: it does not take it. */
  handOver(body: string): boolean;
  isOnline(): boolean;
}

const patienceMs = 30_000;
// With this type a browser asks no other site for leave before it sends.
const type = "text/plain";

const outcomeOf = (status: number): Outcome => {
  if (status >= 200 && status < 300) return "taken";
  const mayChange = status < 400 || status === 408 || status === 429 || status >= 500;
  return mayChange ? "failed" : "refused";
};

/** The ways to the server, as they were when the tracker was loaded: pages put their own functions in their place. */
export function createTransport(host: string): Transport {
  const address = `${host}/v1/batch`;
  const fetchNow = typeof fetch === "function" ? fetch.bind(window) : undefined;

  async function byFetch(body: string, attempt: number): Promise<Outcome> {
    if (!fetchNow) return "failed";
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patienceMs);
    try {
      const { status } = await fetchNow(address, {
        method: "POST",
        body,
        headers: { "content-type": type },
        credentials: "omit",
        // Outlives the page. All that do so together may have 64 KB, which may be why one failed.
        keepalive: attempt === 0,
        signal: stop.signal,
      });
      return outcomeOf(status);
    } catch {
      return "failed";
    } finally {
      clearTimeout(timer);
    }
  }

  const byRequest = (body: string): Promise<Outcome> =>
    new Promise((resolve) => {
      try {
        const request = new XMLHttpRequest();
        request.onloadend = () => resolve(outcomeOf(request.status));
        request.open("POST", address);
        request.timeout = patienceMs;
        request.setRequestHeader("content-type", type);
        request.send(body);
      } catch {
        resolve("failed");
      }
    });

  return {
    send: (body, attempt) => (attempt % 2 === 0 && fetchNow ? byFetch(body, attempt) : byRequest(body)),
    handOver(body) {
      try {
        if (navigator.sendBeacon(address, body)) return true;
      } catch {
        // It is not there, or the page has put something else in its place.
      }
      void byFetch(body, 0);
      return false;
    },
    isOnline: () => navigator.onLine,
  };
}
