import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  startHonestProvider,
  type HonestProvider,
} from "../packages/server/src/identity/honest-provider.test-kit.ts";
import { readMail } from "../packages/server/src/outgoing/mail/read-mail.test-kit.ts";
import { startPeer } from "../packages/server/src/outgoing/mail/smtp-peer.test-kit.ts";
import { serve, type Serving } from "./command-line.ts";

/** A server that sends letters and has a provider, both on this computer. */
export interface ServerWithWays {
  readonly folder: string;
  /** By which browsers reach it. */
  readonly url: string;
  readonly provider: HonestProvider;
  /** As it runs now. */
  serving(): Serving;
  /** Ends it, and starts it again on the same folder; `more`: options of `serve`. */
  restart(...more: readonly string[]): Promise<void>;
  /** To whom each letter went, and the link in it. */
  letters(): readonly { readonly to: string; readonly link: URL }[];
  endProvider(): Promise<void>;
  close(): Promise<void>;
}

/** The provider has to know where it sends people back to, and the server who the provider is. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

export async function startServerWithWays(): Promise<ServerWithWays> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [folder, provider, peer] = await Promise.all([
    mkdtemp(join(tmpdir(), "itinera-sign-in-")),
    startHonestProvider(`${url}/v1/oidc/callback`),
    startPeer({ tls: "none" }),
  ]);
  const { issuer, clientId, clientSecret } = provider.settings;
  const variables = {
    SMTP_URL: `smtp://127.0.0.1:${peer.port}`,
    SMTP_FROM: "Itinera <itinera@example.org>",
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: "Our directory",
    ITINERA_ALLOW_NETWORKS: "127.0.0.0/8",
    // A provider that is down is what a test wants.
    ITINERA_LOG: "error",
  };
  const start = (...more: readonly string[]) => serve(folder, variables, "--port", String(port), ...more);
  let serving = await start();
  let ended: Promise<void> | undefined;
  const endProvider = () => (ended ??= provider.close());
  return {
    folder,
    url,
    provider,
    serving: () => serving,
    endProvider,
    async restart(...more) {
      await serving.kill();
      serving = await start(...more);
    },
    letters: () =>
      peer.arrived.map(({ to, raw }) => {
        const text = readMail(raw.toString()).parts[0]?.body ?? "";
        return { to: to.join(), link: new URL(/https?:\S+/.exec(text)?.[0] ?? "") };
      }),
    async close() {
      await serving.kill();
      await peer.close();
      await endProvider();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
