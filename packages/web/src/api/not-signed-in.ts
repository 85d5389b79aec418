import type { Fetch } from "@itinera/protocol";

const listeners = new Set<() => void>();

/** `act` whenever the server answers that it does not know who asks. Gives what ends it. */
export function onNotSignedIn(act: () => void): () => void {
  listeners.add(act);
  return () => listeners.delete(act);
}

/** There, a refusal is about what was typed. */
const signingIn = "/v1/sign-in";

/** A fetch that tells of such answers. */
export const telling =
  (ask: Fetch): Fetch =>
  async (url, init) => {
    const response = await ask(url, init);
    if (response.status === 401 && !url.startsWith(signingIn)) for (const act of listeners) act();
    return response;
  };
