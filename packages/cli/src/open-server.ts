import { createAnalytics, type Analytics } from "@itinera/analytics";
import type { EpochMs } from "@itinera/core";
import { createServer, type Server } from "@itinera/server";
import { openStore, takeOwnership, type Ownership, type OwnershipOutcome } from "@itinera/store";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import packageJson from "../package.json" with { type: "json" };
import type { Configuration } from "./configuration.ts";
import { openEngine, type OpenedEngine } from "./open-engine.ts";

export interface OpenedServer {
  readonly kind: "open";
  readonly server: Server;
  readonly ownership: Ownership;
  readonly token: string;
}

export type ServerOpening = OpenedServer | { readonly kind: "refused"; readonly message: string };

export interface OpeningOptions {
  /** How long to wait for another process that works in the folder. */
  readonly waitForOwnerMs: number;
  /** Serve the pages too. */
  readonly pages?: boolean;
}

const webDirectory = fileURLToPath(new URL("../../web/dist", import.meta.url));

const ownedMessage = (data: string, by: Extract<OwnershipOutcome, { kind: "owned" }>["by"]) =>
  `The data folder ${data} is in use by another Itinera` +
  (by ? ` (process ${by.pid}${by.url ? ` at ${by.url}` : ""})` : "") +
  ". Stop it first, or choose another folder with --data.";

/** Joins the parts of a server around a data folder; refuses with one clear line. */
export async function openServer(
  configuration: Configuration,
  options: OpeningOptions,
): Promise<ServerOpening> {
  const { data } = configuration;
  const ownership = await takeOwnership(data, options.waitForOwnerMs);
  if (ownership.kind === "owned") return { kind: "refused", message: ownedMessage(data, ownership.by) };
  if (ownership.kind === "unusable") {
    return { kind: "refused", message: `The data folder ${data} cannot be used: ${ownership.detail}` };
  }
  const opened = await openInFolder(configuration, options, ownership);
  if (opened.kind === "refused") ownership.release();
  return opened;
}

async function openInFolder(
  configuration: Configuration,
  options: OpeningOptions,
  ownership: Ownership,
): Promise<ServerOpening> {
  const { data } = configuration;
  const log = pino({ level: configuration.logLevel }, pino.destination(2));
  const opening = await openStore({ directory: data });
  if (opening.kind === "newer") {
    return {
      kind: "refused",
      message:
        `The data folder ${data} was last used by a newer Itinera (version ${opening.found} of the database, ` +
        `this one knows ${opening.known}). Update Itinera, or choose another folder with --data.`,
    };
  }
  if (opening.kind === "unreadable") {
    return { kind: "refused", message: `The data folder ${data} cannot be read: ${opening.detail}` };
  }
  const { store } = opening;

  const engine = await openEngine(configuration, log);
  if (engine.kind === "refused") {
    await store.close();
    return engine;
  }
  const analytics = await openAnalytics(engine);
  if (analytics?.kind === "refused") {
    await engine.close();
    await store.close();
    return analytics;
  }
  const token = randomBytes(32).toString("base64url");
  const server = await createServer({
    store,
    token,
    analytics: analytics?.analytics,
    engine: engine.health,
    newId,
    now: () => Date.now() as EpochMs,
    today: configuration.today,
    log,
    version: packageJson.version,
    dataLabel: configuration.dataLabel,
    ...(options.pages ? { webDirectory } : {}),
    hosts: ["localhost", "127.0.0.1", "[::1]"],
  });
  return {
    kind: "open",
    ownership,
    token,
    server: {
      app: server.app,
      close: async () => {
        await server.close();
        await analytics?.close();
        await engine.close();
        await store.close();
        ownership.release();
      },
    },
  };
}

/** 12 random bytes: nobody guesses the id of a map. */
const newId = () => `x${randomBytes(12).toString("hex")}`;

type AnalyticsOpening =
  | { readonly kind: "open"; readonly analytics: Analytics; close(): Promise<void> }
  | { readonly kind: "refused"; readonly message: string };

async function openAnalytics(
  engine: Extract<OpenedEngine, { kind: "open" }>,
): Promise<AnalyticsOpening | undefined> {
  if (!engine.clients) return undefined;
  const { writer, reader } = engine.clients;
  const analytics = createAnalytics({ writer, reader });
  const migrated = await analytics.migrate();
  if (migrated.kind === "newer") {
    return {
      kind: "refused",
      message:
        `The tables of numbers were made by a newer Itinera (version ${migrated.found}, this one knows ` +
        `${migrated.known}). Update Itinera.`,
    };
  }
  return {
    kind: "open",
    analytics,
    close: async () => {
      await writer.close();
      await reader.close();
    },
  };
}
