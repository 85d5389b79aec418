import { Registry } from "@prometheus-io/client";
import { watchAccess } from "./access-watch.ts";
import { createAssetShelf } from "./asset/assets.ts";
import { createMappings } from "./collect/mapping/mappings.ts";
import { createSourceDesk } from "./collect/source-desk.ts";
import { createStreamWork, type StreamWork } from "./collect/stream-work.ts";
import type { Context } from "./context.ts";
import { emptyBin, emptyBinDaily } from "./empty-bin.ts";
import { discreet } from "./discreet-log.ts";
import { engineState } from "./engine-state.ts";
import { createExampleShop } from "./example.ts";
import { createApplication, type Application } from "./http/application.ts";
import { clientAddress } from "./http/client-address.ts";
import { firstWayIn } from "./identity/first-owner.ts";
import { createIdentity } from "./identity/identity.ts";
import { keysOf } from "./identity/keys.ts";
import { createPasswords } from "./identity/passwords.ts";
import { linked } from "./identity/provider-links.ts";
import { sessionsOf } from "./identity/sessions.ts";
import { createTicketDesk } from "./identity/ticket-desk.ts";
import { createImportWork } from "./import-work.ts";
import { createLetters } from "./letters.ts";
import { createMapShelf } from "./maps.ts";
import { measureEdits } from "./measure/room-figures.ts";
import { watchServer } from "./measure/server-figures.ts";
import { createNumbers } from "./numbers.ts";
import type { Parts } from "./parts.ts";
import { createPrinting } from "./printing.ts";
import { createProjectShelf } from "./projects.ts";
import { askResource } from "./resource/ask.ts";
import { assetsResource } from "./resource/assets.ts";
import { auditResource } from "./resource/audit.ts";
import { collectResource } from "./resource/collect.ts";
import { discoverResource } from "./resource/discover.ts";
import { exampleResource } from "./resource/example.ts";
import { exportResource } from "./resource/export.ts";
import { forgottenResource } from "./resource/forgotten.ts";
import { healthResource } from "./resource/health.ts";
import { importsResource } from "./resource/imports.ts";
import { keysResource } from "./resource/keys.ts";
import { liveResource } from "./resource/live.ts";
import { mailResource } from "./resource/mail.ts";
import { mapsResource } from "./resource/maps.ts";
import { membersResource } from "./resource/members.ts";
import { operatorResource } from "./resource/operator.ts";
import { ownAccountResource } from "./resource/own-account.ts";
import { metricsResource } from "./resource/metrics.ts";
import { pagesResource } from "./resource/pages.ts";
import { personasResource } from "./resource/personas.ts";
import { placesResource } from "./resource/places.ts";
import { projectsResource } from "./resource/projects.ts";
import { providerSignInResource } from "./resource/provider-sign-in.ts";
import { quarantineResource } from "./resource/quarantine.ts";
import { rebuildResource } from "./resource/rebuild.ts";
import { roomResource } from "./resource/room.ts";
import { settingsResource } from "./resource/settings.ts";
import { sharedResource } from "./resource/shared.ts";
import { sharesResource } from "./resource/shares.ts";
import { signInResource } from "./resource/sign-in.ts";
import { storageResource } from "./resource/storage.ts";
import { sourcesResource } from "./resource/sources.ts";
import { statusResource } from "./resource/status.ts";
import { sweepAudit } from "./settings/sweep-audit.ts";
import { createSettingsDesk } from "./settings/workspace-settings.ts";
import { createRooms } from "./room/rooms.ts";
import { createShareDesk } from "./share/share-desk.ts";
import { createTurns } from "./turns.ts";
import { clearLeftovers, createUploads } from "./uploads.ts";

export interface Server {
  /** Listens, or takes requests without a network by `inject`. */
  readonly app: Application;
  /** Path of a link that signs the first owner in, where nobody has a password yet. */
  firstWayIn(): Promise<string | undefined>;
  /** Somebody has a password, or has signed in at the provider that is set up: they can come from another computer. */
  somebodyCanSignIn(): Promise<boolean>;
  close(): Promise<void>;
}

/** The whole server, out of its parts; it does not listen yet. */
export async function createServer(given: Parts): Promise<Server> {
  const parts: Parts = { ...given, log: discreet(given.log) };
  const { store, log, newId, now } = parts;
  await clearLeftovers(store);

  const figures = new Registry();
  const rooms = createRooms({
    log: store.rooms,
    now,
    fanOut: parts.fanOut,
    onChange: async ({ workspace, map }, head, at, references) => {
      await store.maps.mirror(workspace, map, head, at);
      await store.assets.refer(workspace, map, references);
    },
    onAcknowledged: measureEdits(figures),
    report: (error) => {
      log.error({ err: error }, "something went wrong behind a map that is open");
    },
  });
  const turns = createTurns(store.jobs);
  const work = createImportWork(parts, turns, () => streamWork.startAgain());
  const streamWork: StreamWork = createStreamWork(parts, turns, work.isReady);
  watchServer(figures, { rooms, store, engineState: () => engineState(parts.engine, work, streamWork) });
  const mappings = createMappings();
  const maps = createMapShelf(store, rooms);
  const settings = createSettingsDesk(store);
  const assets = createAssetShelf(store, maps, now);
  const leaveBin = emptyBinDaily(
    async () => {
      for (const { id } of await store.workspaces.list()) {
        await emptyBin(store, rooms, id, now());
        const { logo } = await settings.of(id);
        await assets.clearUnused(id, logo === null ? [] : [logo]);
      }
      await sweepAudit({ store, settings, now });
    },
    (error) => {
      log.error({ err: error }, "the bin could not be emptied, or the audit log not swept");
    },
  );
  const printing = createPrinting();
  const example = createExampleShop(parts, maps, work);
  const keys = keysOf(parts.secret);
  const addressOf = clientAddress(parts.trustedProxies ?? []);
  const isSecure = parts.publicUrl?.startsWith("https:") ?? false;
  const passwords = createPasswords();
  const identity = createIdentity({ tables: store.identity, keys, newId, passwords, isSecure });
  const shareDesk = createShareDesk({ store, keys, passwords, now });
  const tickets = createTicketDesk({ store, identity, keys, now });
  const letters = createLetters(parts);
  const sessionOf =
    parts.sessionOf ??
    sessionsOf({
      store,
      identity,
      token: parts.token,
      metricsToken: parts.metricsToken,
      addressOf,
      shareDesk,
      keys,
      now,
    });
  const access = watchAccess(store.workspaces, rooms, (error) => {
    log.error(error, "Who may do what could not be looked at");
  });
  const context: Context = {
    parts,
    sessionOf,
    identity,
    tickets,
    letters,
    shareDesk,
    passwords,
    keys,
    isSecure,
    addressOf,
    rooms,
    settings,
    maps,
    assets,
    example,
    printing,
    projects: createProjectShelf(store, rooms, work, example, assets),
    numbers: createNumbers(parts.analytics, parts.engine, settings),
    uploads: createUploads(newId, now, store.files),
    work,
    streamWork,
    sourceDesk: createSourceDesk(store, keys, now),
    mappings,
    figures,
  };

  const app = await createApplication({
    hosts: parts.hosts,
    publicOrigin: parts.publicUrl,
    sessionOf,
    trail: { audit: store.audit, now, addressOf, onAudited: access.look },
    log,
    version: parts.version,
    figures,
  });
  statusResource(app, context);
  signInResource(app, context);
  forgottenResource(app, context);
  providerSignInResource(app, context);
  ownAccountResource(app, context);
  settingsResource(app, context);
  mailResource(app, context);
  storageResource(app, context);
  membersResource(app, context);
  placesResource(app, context);
  operatorResource(app, context);
  keysResource(app, context);
  auditResource(app, context);
  healthResource(app, context);
  metricsResource(app, context);
  projectsResource(app, context);
  mapsResource(app, context);
  assetsResource(app, context);
  personasResource(app, context);
  exportResource(app, context);
  sharesResource(app, context);
  sharedResource(app, context);
  exampleResource(app, context);
  importsResource(app, context);
  await collectResource(app, context);
  sourcesResource(app, context);
  liveResource(app, context);
  quarantineResource(app, context);
  askResource(app, context);
  discoverResource(app, context);
  rebuildResource(app, context);
  roomResource(app, context);
  await pagesResource(app, context);

  return {
    app,
    firstWayIn: async () => (await firstWayIn(store, identity, tickets))?.path,
    somebodyCanSignIn: async () =>
      (await store.accounts.somebodyHasPassword()) ||
      (parts.provider !== undefined && (await store.accounts.somebodyHasCredential(linked))),
    async close() {
      leaveBin();
      access.stop();
      await app.close();
      await letters.close();
      await streamWork.close();
      await mappings.close();
      await work.close();
      await rooms.close();
      await printing.close();
    },
  };
}
