import {
  loadTemplate,
  isTemplateId,
  mapFromTemplate,
  mapIdSchema,
  journeyFileLimitMb,
  readJourneyFile,
  withAssets,
  type JourneyMap,
  type MapId,
} from "@itinera/core";
import {
  copySchema,
  editedSchema,
  editsSchema,
  madeMapSchema,
  mapLinesSchema,
  mapWithParentsSchema,
  newMapSchema,
} from "@itinera/protocol";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { paramsOf, refuse } from "../http/refuse.ts";
import {
  inPlace,
  inProjectNamed,
  mayCopyMaps,
  mayDeleteMaps,
  mayEditMaps,
  mayListMaps,
  mayMakeMapSomewhere,
  mayReadMaps,
  seesMap,
} from "../policy/policies.ts";

const idParams = z.object({ map: mapIdSchema });

export function mapsResource(app: Application, { parts, rooms, maps, assets }: Context): void {
  const { store } = parts;

  app.get(
    "/v1/maps",
    { config: { allow: mayListMaps }, schema: { response: { 200: mapLinesSchema } } },
    async ({ session }) => {
      const listed = (await store.maps.list(session.workspace)).filter((map) => seesMap(session, map));
      const links = Map.groupBy(await store.maps.links(session.workspace), ({ from }) => from);
      const lines = listed.map((one) => ({
        id: one.id,
        name: one.name,
        project: one.projectName,
        projectId: one.project,
        type: one.type,
        updated: one.updated,
        links: (links.get(one.id) ?? []).map(({ to }) => to),
        role: inPlace(session, { map: one.id, project: one.project }).role,
      }));
      return { maps: lines };
    },
  );

  app.post(
    "/v1/maps",
    {
      config: { allow: mayMakeMapSomewhere, audit: "nothing" },
      // A quarter more: in a request the quotes of the file are escaped.
      bodyLimit: journeyFileLimitMb * 1.25 * 1024 * 1024,
      schema: { body: newMapSchema, response: { 200: madeMapSchema } },
    },
    async ({ session, body }, reply) => {
      if (!mayEditMaps(await inProjectNamed(session, store.projects, body.project)))
        return refuse(reply, 403, "not-allowed");
      const id = parts.newId() as MapId;
      let made: JourneyMap;
      if (body.from.kind === "template") {
        const { template, lang } = body.from;
        if (!isTemplateId(template)) return refuse(reply, 404, "template.gone", { template });
        made = mapFromTemplate(await loadTemplate(template), lang, { id, newId: parts.newId });
      } else {
        const read = readJourneyFile(body.from.text);
        if (read.kind === "refused") return refuse(reply, 422, `journey-file.${read.reason}`, paramsOf(read));
        const taken = await assets.takeFileAssets(session.workspace, read.map, read.assets);
        if (taken.kind === "refused")
          return refuse(reply, 422, "journey-file.asset", { asset: taken.asset.slice(0, 8) });
        made = { ...withAssets(read.map, taken.renamed), id };
      }
      await maps.add(session.workspace, body.project, made);
      return { map: id };
    },
  );

  app.get(
    "/v1/maps/:map",
    { config: { allow: mayReadMaps }, schema: { params: idParams, response: { 200: mapWithParentsSchema } } },
    async ({ session, params }, reply) => {
      const map = await maps.read(session.workspace, params.map);
      if (!map) return refuse(reply, 404, "map.gone");
      const leading = (await store.maps.links(session.workspace)).filter(({ to }) => to === params.map);
      const parents = new Set(leading.map(({ from }) => from));
      const listed = await store.maps.list(session.workspace);
      return {
        ...map,
        parents: listed
          .filter((one) => parents.has(one.id) && seesMap(session, one))
          .map(({ id, name }) => ({ id, name })),
      };
    },
  );

  app.post(
    "/v1/maps/:map/edits",
    {
      config: { allow: mayEditMaps, audit: "nothing" },
      schema: { params: idParams, body: editsSchema, response: { 200: editedSchema } },
    },
    async ({ session, params, body }, reply) => {
      if (!(await store.maps.get(session.workspace, params.map))) return refuse(reply, 404, "map.gone");
      const edited = await rooms.edit({ workspace: session.workspace, map: params.map }, body.edits);
      if (edited.kind === "gone") return refuse(reply, 404, "map.gone");
      if (edited.kind === "refused") return refuse(reply, 422, `edit.${edited.reason}`, { at: edited.at });
      return { map: params.map, seq: edited.seq };
    },
  );

  app.post(
    "/v1/maps/:map/duplicate",
    {
      config: { allow: mayCopyMaps, audit: "nothing" },
      schema: { params: idParams, body: copySchema, response: { 200: madeMapSchema } },
    },
    async ({ session, params, body }, reply) => {
      const listed = await store.maps.get(session.workspace, params.map);
      const map = await maps.read(session.workspace, params.map);
      if (!listed || !map) return refuse(reply, 404, "map.gone");
      const id = parts.newId() as MapId;
      // What is in it keeps its ids: so that it can be told what became of each thing.
      await maps.add(session.workspace, listed.projectName, {
        ...map,
        id,
        ...(body.name !== undefined && { name: body.name }),
        ...(body.as === "future-state" && { type: "future-state", asIs: params.map }),
      });
      return { map: id };
    },
  );

  app.delete(
    "/v1/maps/:map",
    { config: { allow: mayDeleteMaps, audit: "map.deleted" }, schema: { params: idParams } },
    async (request, reply) => {
      const { session, params } = request;
      // Whoever reads of it later finds no such map any more.
      request.about = { name: (await store.maps.get(session.workspace, params.map))?.name ?? "" };
      const binned = await store.maps.bin(session.workspace, params.map);
      if (binned === "gone") return refuse(reply, 404, "map.gone");
      // Whoever has it open must not go on writing into the bin.
      await rooms.clear({ workspace: session.workspace, map: params.map });
      return {};
    },
  );

  app.post(
    "/v1/maps/:map/restore",
    { config: { allow: mayDeleteMaps, audit: "map.restored" }, schema: { params: idParams } },
    async ({ session, params }, reply) =>
      (await store.maps.restore(session.workspace, params.map)) === "gone"
        ? refuse(reply, 404, "map.gone")
        : {},
  );
}
