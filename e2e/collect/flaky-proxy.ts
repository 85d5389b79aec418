import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface FlakyProxy {
  readonly url: string;
  /** Requests that the server answered, and of them those whose answer nobody got. */
  readonly answered: number;
  readonly dropped: number;
  /** The next answer is lost, whatever chance says. */
  dropNext(): void;
  close(): Promise<void>;
}

/** Hands every request on, and drops some of the answers when the server has done its work. */
export async function startFlakyProxy(target: () => string, share: number): Promise<FlakyProxy> {
  let answered = 0;
  let dropped = 0;
  let isNextLost = false;
  // The same requests are unlucky in each run.
  let seed = 7;
  const chance = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };

  function hand(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { hostname, port, host } = new URL(target());
    const { method, url: path, headers } = incoming;
    const through = request({ hostname, port, method, path, headers: { ...headers, host } }, (answer) => {
      answered++;
      if (chance() < share || isNextLost) {
        isNextLost = false;
        dropped++;
        answer.resume();
        outgoing.socket?.destroy();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    through.on("error", () => outgoing.socket?.destroy());
    incoming.pipe(through);
  }

  const server = createServer(hand);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get answered() {
      return answered;
    },
    get dropped() {
      return dropped;
    },
    dropNext: () => void (isNextLost = true),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
