import type { EpochMs } from "@itinera/core";
import type { FanOut, Server } from "@itinera/server";
import {
  openStore,
  takeOwnership,
  type Ownership,
  type OwnershipOutcome,
  type StoreOptions,
} from "@itinera/store";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { pino, type Logger } from "pino";
import packageJson from "../package.json" with { type: "json" };
import type { Configuration } from "./configuration.ts";
import { openEngine } from "./open-engine.ts";
import { ownHosts } from "./own-hosts.ts";
import { secretIn } from "./secret-key.ts";
import { storeRefusal } from "./store-refusal.ts";
import { waysOut } from "./ways-out.ts";

interface OpenedServer {
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
  /** Where it will listen; by default on this computer alone. */
  readonly host?: string;
}

const webDirectory = fileURLToPath(new URL("../../web/dist", import.meta.url));
const trackerFile = fileURLToPath(new URL("../../tracker/dist/tracker.js", import.meta.url));

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
  return openInFolder(configuration, options, ownership);
}

/** What is open so far, to be closed from the last to the first. */
type Closers = (() => Promise<void>)[];

const closeAll = async (closers: Closers) => {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
};

async function openInFolder(
  configuration: Configuration,
  options: OpeningOptions,
  ownership: Ownership,
): Promise<ServerOpening> {
  const closers: Closers = [async () => ownership.release()];
  try {
    const opened = await joinParts(configuration, options, ownership, closers);
    if (opened.kind === "refused") await closeAll(closers);
    return opened;
  } catch (error) {
    // An engine left running would keep the process alive.
    await closeAll(closers);
    throw error;
  }
}

async function joinParts(
  configuration: Configuration,
  options: OpeningOptions,
  ownership: Ownership,
  closers: Closers,
): Promise<ServerOpening> {
  const log = pino({ level: configuration.logLevel }, pino.destination(2));
  const opening = await openStore(storeOptions(configuration, options));
  if (opening.kind !== "open") return { kind: "refused", message: storeRefusal(configuration, opening) };
  const { store } = opening;
  closers.push(() => store.close());

  // Half of the program is loaded while the engine starts in its own process, which takes as long.
  const engine = await openEngine(configuration, log, () => void loadRest().catch(() => undefined));
  if (engine.kind === "refused") return engine;
  closers.push(() => engine.close());
  const [{ createServer }, { createAnalytics }] = await loadRest();
  const ways = await waysOut(configuration);
  if (ways.kind === "refused") return ways;
  const fanOut = await openFanOut(configuration, log);
  closers.push(async () => fanOut?.close());

  const analytics = engine.clients && createAnalytics(engine.clients);
  const migration = await analytics?.migrate();
  if (migration?.kind === "newer") return { kind: "refused", message: tablesRefusal(migration) };
  const { publicUrl, trustedProxies, provider } = configuration;
  const token = randomBytes(32).toString("base64url");
  const server = await createServer({
    store,
    fanOut,
    token,
    analytics,
    engine: engine.health,
    newId,
    now: () => Date.now() as EpochMs,
    today: configuration.today,
    log,
    version: packageJson.version,
    dataLabel: configuration.dataLabel,
    ...(options.pages ? { webDirectory, trackerFile } : {}),
    secret: configuration.secret ?? (await secretIn(configuration.data)),
    metricsToken: configuration.metricsToken,
    publicUrl,
    trustedProxies,
    outgoing: ways.outgoing,
    mailer: ways.mailer,
    provider,
    hosts: ownHosts(options.host ?? "localhost", publicUrl),
  });
  closers.push(() => server.close());
  return {
    kind: "open",
    ownership,
    token,
    server: { ...server, close: () => closeAll(closers) },
  };
}

const loadRest = () => Promise.all([import("@itinera/server"), import("@itinera/analytics")]);

/** Others could not work with a server that keeps its database, its numbers or its files to itself. */
const isAlone = ({ databaseUrl, clickHouse, files }: Configuration) =>
  databaseUrl === undefined || clickHouse === undefined || files === undefined;

/** undefined: there are no other servers. */
async function openFanOut(configuration: Configuration, log: Logger): Promise<FanOut | undefined> {
  if (isAlone(configuration)) return undefined;
  const [{ discreet, openRedisFanOut, silentFanOut }] = await loadRest();
  const { redisUrl: url } = configuration;
  if (url === undefined) return silentFanOut;
  const warn = (err: Error) =>
    discreet(log).warn({ err }, "Redis is away: servers see each other's edits some seconds later");
  return openRedisFanOut({ url, warn });
}

const storeOptions = (configuration: Configuration, { waitForOwnerMs }: OpeningOptions): StoreOptions => {
  const { data, databaseUrl, files } = configuration;
  return {
    directory: data,
    ...(files === undefined ? {} : { sharedFiles: files }),
    ...(databaseUrl === undefined
      ? {}
      : { database: { url: databaseUrl, alone: isAlone(configuration), waitMs: waitForOwnerMs } }),
  };
};

const tablesRefusal = ({ found, known }: { readonly found: number; readonly known: number }) =>
  `The tables of numbers were made by a newer Itinera (version ${found}, this one knows ${known}). Update Itinera.`;

/** 12 random bytes: nobody guesses the id of a map. */
const newId = () => `x${randomBytes(12).toString("hex")}`;
