import closeWithGrace from "close-with-grace";
import type { Configuration } from "./configuration.ts";
import { Failure, WrongUsage } from "./failure.ts";
import { openServer } from "./open-server.ts";

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

interface ServeOptions {
  readonly port: string;
  readonly host: string;
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
  if (!loopback.has(options.host)) {
    throw new Failure(
      `${options.host} can be reached from other computers, and there are no accounts yet. ` +
        "Listen on 127.0.0.1 and put a proxy with its own sign-in before it.",
    );
  }
  const opened = await openServer(configuration, { waitForOwnerMs: 0, pages: true });
  if (opened.kind === "refused") throw new Failure(opened.message);
  const { server, ownership, token } = opened;
  try {
    await server.app.listen({ port, host: options.host });
  } catch (error) {
    await server.close();
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Failure(`Port ${port} is in use. Choose another with --port, or --port 0 for any free one.`);
  }
  const address = server.app.server.address();
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  const url = `http://${host}:${typeof address === "object" ? (address?.port ?? port) : port}`;
  ownership.announce({ pid: process.pid, url, token });
  process.stdout.write(`Itinera is at ${url}\n`);
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err) server.app.log.fatal({ err }, "the server ends, for something went wrong that nobody expected");
    await server.close();
  });
}
