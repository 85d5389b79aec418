import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Below the range from which the system gives ports to outgoing connections (32768 on
 * Linux), so that no such connection sits on our port when a crashed engine comes back.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const TRIES = 50;

/** A port of 127.0.0.1 that was free a moment ago; whoever uses it must expect to lose it. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port found on 127.0.0.1 between ${LOWEST} and ${HIGHEST}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
