import { assetIdSchema, personaIdSchema } from "@itinera/core";
import {
  lendPersonaSchema,
  libraryPersonaSchema,
  libraryPersonasSchema,
  savePersonaSchema,
} from "@itinera/protocol";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { sendAsset } from "../http/send-asset.ts";
import { mayDeletePersonas, mayEditMaps, mayEditPersonas, mayReadPersonas } from "../policy/policies.ts";

const idParams = z.object({ persona: personaIdSchema });

/** The library of personas: those that every map of the workspace can take up. */
export function personasResource(app: Application, { parts: { store }, assets }: Context): void {
  app.get(
    "/v1/personas",
    { config: { allow: mayReadPersonas }, schema: { response: { 200: libraryPersonasSchema } } },
    async ({ session }) => ({ personas: [...(await store.personas.list(session.workspace))] }),
  );

  app.get(
    "/v1/personas/:persona",
    {
      config: { allow: mayReadPersonas },
      schema: { params: idParams, response: { 200: libraryPersonaSchema } },
    },
    async ({ session, params }, reply) =>
      (await store.personas.get(session.workspace, params.persona)) ?? refuse(reply, 404, "persona.gone"),
  );

  app.put(
    "/v1/personas/:persona",
    {
      config: { allow: mayEditPersonas, audit: "nothing" },
      schema: { params: idParams, body: savePersonaSchema, response: { 200: libraryPersonaSchema } },
    },
    async ({ session, params, body: { name, fields, map } }, reply) => {
      const { workspace } = session;
      const picture = fields.picture?.asset;
      if (picture !== undefined) {
        // A picture comes with its map, or it is the one that the library has.
        const known = (await store.personas.get(workspace, params.persona))?.fields.picture?.asset;
        const isOfMap = map !== undefined && (await assets.get(workspace, map, picture)) !== undefined;
        if (picture !== known && !isOfMap) return refuse(reply, 404, "asset.gone");
      }
      return await store.personas.save(workspace, { id: params.persona, name, fields });
    },
  );

  app.delete(
    "/v1/personas/:persona",
    { config: { allow: mayDeletePersonas, audit: "persona.deleted" }, schema: { params: idParams } },
    async (request, reply) => {
      const { session, params } = request;
      request.about = { name: (await store.personas.get(session.workspace, params.persona))?.name ?? "" };
      const done = await store.personas.bin(session.workspace, params.persona);
      return done === "gone" ? refuse(reply, 404, "persona.gone") : {};
    },
  );

  app.post(
    "/v1/personas/:persona/restore",
    { config: { allow: mayDeletePersonas, audit: "persona.restored" }, schema: { params: idParams } },
    async ({ session, params }, reply) =>
      (await store.personas.restore(session.workspace, params.persona)) === "gone"
        ? refuse(reply, 404, "persona.gone")
        : {},
  );

  app.post(
    "/v1/personas/:persona/lend",
    {
      config: { allow: mayEditMaps, audit: "nothing" },
      schema: { params: idParams, body: lendPersonaSchema, response: { 200: libraryPersonaSchema } },
    },
    async ({ session, params, body }, reply) => {
      const persona = await store.personas.get(session.workspace, params.persona);
      if (!persona) return refuse(reply, 404, "persona.gone");
      if (!(await store.maps.get(session.workspace, body.map))) return refuse(reply, 404, "map.gone");
      const { picture } = persona.fields;
      if (picture) await store.assets.give(session.workspace, body.map, picture.asset);
      return persona;
    },
  );

  app.get(
    "/v1/personas/:persona/pictures/:asset",
    {
      config: { allow: mayReadPersonas },
      schema: { params: idParams.extend({ asset: assetIdSchema }) },
    },
    async ({ session, params, headers }, reply) => {
      const persona = await store.personas.get(session.workspace, params.persona);
      const isOfPersona = persona?.fields.picture?.asset === params.asset;
      const stored = isOfPersona ? await store.assets.get(session.workspace, params.asset) : undefined;
      if (!stored) return refuse(reply, 404, "asset.gone");
      return sendAsset(reply, stored, { shelf: assets, known: headers["if-none-match"] });
    },
  );
}
