import { defaultWorkspace } from "@itinera/store";
import { Registry } from "@prometheus-io/client";
import { createAssetShelf } from "./asset/assets.ts";
import type { Context } from "./context.ts";
import { emptyBin, emptyBinDaily } from "./empty-bin.ts";
import { discreet } from "./discreet-log.ts";
import { engineState } from "./engine-state.ts";
import { createExampleShop } from "./example.ts";
import { createApplication, type Application } from "./http/application.ts";
import { createImportWork } from "./import-work.ts";
import { createMapShelf } from "./maps.ts";
import { measureEdits } from "./measure/room-figures.ts";
import { watchServer } from "./measure/server-figures.ts";
import { createNumbers } from "./numbers.ts";
import type { Parts } from "./parts.ts";
import type { SessionOf } from "./policy/session.ts";
import { createPrinting } from "./printing.ts";
import { createProjectShelf } from "./projects.ts";
import { askResource } from "./resource/ask.ts";
import { assetsResource } from "./resource/assets.ts";
import { discoverResource } from "./resource/discover.ts";
import { exampleResource } from "./resource/example.ts";
import { exportResource } from "./resource/export.ts";
import { healthResource } from "./resource/health.ts";
import { importsResource } from "./resource/imports.ts";
import { mapsResource } from "./resource/maps.ts";
import { metricsResource } from "./resource/metrics.ts";
import { pagesResource } from "./resource/pages.ts";
import { personasResource } from "./resource/personas.ts";
import { projectsResource } from "./resource/projects.ts";
import { rebuildResource } from "./resource/rebuild.ts";
import { roomResource } from "./resource/room.ts";
import { statusResource } from "./resource/status.ts";
import { createRooms } from "./room/rooms.ts";
import { clearLeftovers, createUploads } from "./uploads.ts";

export interface Server {
  /** Listens, or takes requests without a network by `inject`. */
  readonly app: Application;
  close(): Promise<void>;
}

/** The whole server, out of its parts; it does not listen yet. */
export async function createServer(given: Parts): Promise<Server> {
  const parts: Parts = { ...given, log: discreet(given.log) };
  const { store, log, newId, now } = parts;
  const workspace = defaultWorkspace;
  await clearLeftovers(store, workspace);

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
  const work = createImportWork(parts, workspace);
  watchServer(figures, { rooms, store, engineState: () => engineState(parts.engine, work) });
  const maps = createMapShelf(store, rooms);
  const assets = createAssetShelf(store, maps, now);
  const leaveBin = emptyBinDaily(
    async () => {
      await emptyBin(store, rooms, workspace, now());
      await assets.clearUnused(workspace);
    },
    (error) => {
      log.error({ err: error }, "the bin could not be emptied");
    },
  );
  const printing = createPrinting();
  const example = createExampleShop(parts, maps, work);
  const sessionOf: SessionOf = parts.sessionOf ?? (async () => ({ workspace, role: "owner" }));
  const context: Context = {
    parts,
    sessionOf,
    rooms,
    maps,
    assets,
    example,
    printing,
    projects: createProjectShelf(store, rooms, work, example, assets),
    numbers: createNumbers(parts.analytics, parts.engine),
    uploads: createUploads(newId, now, store.files),
    work,
    figures,
  };

  const app = await createApplication({
    hosts: parts.hosts,
    sessionOf,
    token: parts.token,
    log,
    version: parts.version,
    figures,
  });
  statusResource(app, context);
  healthResource(app, context);
  metricsResource(app, context);
  projectsResource(app, context);
  mapsResource(app, context);
  assetsResource(app, context);
  personasResource(app, context);
  exportResource(app, context);
  exampleResource(app, context);
  importsResource(app, context);
  askResource(app, context);
  discoverResource(app, context);
  rebuildResource(app, context);
  roomResource(app, context);
  await pagesResource(app, context);

  return {
    app,
    async close() {
      leaveBin();
      await app.close();
      await work.close();
      await rooms.close();
      await printing.close();
    },
  };
}
