import closeWithGrace from "close-with-grace";
import type { Configuration } from "./configuration.ts";
import { Failure, WrongUsage } from "./failure.ts";
import { openServer } from "./open-server.ts";
import { isLoopback } from "./own-hosts.ts";

interface ServeOptions {
  readonly port: string;
  readonly host: string;
  /** Show it in the browser. */
  readonly open?: boolean;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongUsage(`--port "${text}" is no port`);
  return port;
}

/** Serves until it is told to stop, and prints one URL. */
export async function serve(configuration: Configuration, options: ServeOptions): Promise<void> {
  const port = portOf(options.port);
  const { host } = options;
  const { provider } = configuration;
  const opened = await openServer(configuration, { waitForOwnerMs: 0, pages: true, host });
  if (opened.kind === "refused") throw new Failure(opened.message);
  const { server, ownership, token } = opened;
  if (!isLoopback(host) && !(await server.somebodyCanSignIn())) {
    await server.close();
    throw new Failure(
      `${host} can be reached from other computers, and nobody has a password yet${provider ? `, nor has anybody signed in at ${provider.name}` : ""}. ` +
        "Make an account first: itinera user add you@example.org --role owner --password-stdin",
    );
  }
  try {
    await server.app.listen({ port, host: options.host });
  } catch (error) {
    await server.close();
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Failure(`Port ${port} is in use. Choose another with --port, or --port 0 for any free one.`);
  }
  const address = server.app.server.address();
  const bound = typeof address === "object" ? (address?.port ?? port) : port;
  const name = host.includes(":") ? `[${host}]` : host;
  // A command speaks to one address, not to all that there are.
  const isAnywhere = host === "0.0.0.0" || host === "::";
  const url = `http://${isAnywhere ? "127.0.0.1" : name}:${bound}`;
  ownership.announce({ pid: process.pid, url, token });
  const seenAt = configuration.publicUrl ?? `http://${name}:${bound}`;
  const wayIn = await server.firstWayIn();
  process.stdout.write(`Itinera is at ${seenAt}\n`);
  if (wayIn !== undefined)
    process.stdout.write(`Sign in with this link, which is good once: ${seenAt}${wayIn}\n`);
  if (options.open) await showInBrowser(seenAt + (wayIn ?? ""));
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err) server.app.log.fatal({ err }, "the server ends, for something went wrong that nobody expected");
    await server.close();
  });
}

async function showInBrowser(url: string): Promise<void> {
  const { default: open } = await import("open");
  await open(url);
}
