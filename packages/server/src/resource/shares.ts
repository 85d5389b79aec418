import { mapIdSchema, shareIdSchema, type EpochMs } from "@itinera/core";
import {
  changeShareSchema,
  newShareSchema,
  shareLineSchema,
  shareLinesSchema,
  type ShareLine,
} from "@itinera/protocol";
import type { Share, ShareTerms } from "@itinera/store";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { mayShareMaps } from "../policy/policies.ts";

const mapParams = z.object({ map: mapIdSchema });
const shareParams = mapParams.extend({ share: shareIdSchema });

/** Terms that go together. A choice of lanes, and a frame in another page, are for looking only. */
function faultOf({ role, lanes, embed }: Pick<ShareTerms, "role" | "lanes" | "embed">): string | undefined {
  if (role !== "viewer" && lanes !== null) return "share.lanes";
  return role !== "viewer" && embed !== null ? "share.embed" : undefined;
}

/** The links of a map, for those who hand them out. */
export function sharesResource(app: Application, { parts, shareDesk, passwords }: Context): void {
  const { store } = parts;

  const lineOf = ({ password, workspace: _, map: __, lanes, embed, ...share }: Share): ShareLine => ({
    ...share,
    lanes: lanes && [...lanes],
    embed: embed && [...embed],
    hasPassword: password !== null,
    path: `/s/${shareDesk.tokenOf(share)}`,
  });
  const gone = (reply: FastifyReply) => refuse(reply, 404, "share.gone");

  app.get(
    "/v1/maps/:map/shares",
    { config: { allow: mayShareMaps }, schema: { params: mapParams, response: { 200: shareLinesSchema } } },
    async ({ session, params }, reply) => {
      if (!(await store.maps.get(session.workspace, params.map))) return refuse(reply, 404, "map.gone");
      return { shares: (await store.shares.ofMap(session.workspace, params.map)).map(lineOf) };
    },
  );

  app.post(
    "/v1/maps/:map/shares",
    {
      config: { allow: mayShareMaps, audit: "share.made" },
      schema: { params: mapParams, body: newShareSchema, response: { 200: shareLineSchema } },
    },
    async (request, reply) => {
      const { session, params, body } = request;
      if (!(await store.maps.get(session.workspace, params.map))) return refuse(reply, 404, "map.gone");
      const { role, expires = null, lanes = null, numbers = true, embed = null, password = null } = body;
      const fault = faultOf({ role, lanes, embed });
      if (fault !== undefined) return refuse(reply, 422, fault);
      const made = await store.shares.make({
        workspace: session.workspace,
        map: params.map,
        madeBy: session.who.kind === "account" ? session.who.name : "",
        role,
        expires: expires as EpochMs | null,
        lanes,
        numbers,
        embed,
        password: password === null ? null : await passwords.hash(password),
      });
      request.about = { share: made.id, role };
      return lineOf(made);
    },
  );

  app.patch(
    "/v1/maps/:map/shares/:share",
    {
      config: { allow: mayShareMaps, audit: "share.changed" },
      schema: { params: shareParams, body: changeShareSchema, response: { 200: shareLineSchema } },
    },
    async (request, reply) => {
      const { session, params, body } = request;
      const known = await store.shares.get(params.share);
      if (known?.workspace !== session.workspace || known.map !== params.map) return gone(reply);
      const { password, expires, ...rest } = body;
      const terms: Partial<ShareTerms> = {
        ...rest,
        ...(expires !== undefined && { expires: expires as EpochMs | null }),
        ...(password !== undefined && { password: password && (await passwords.hash(password)) }),
      };
      const fault = faultOf({ ...known, ...terms });
      if (fault !== undefined) return refuse(reply, 422, fault);
      request.about = { what: Object.keys(body).join(" ") };
      const done = await store.shares.change(session.workspace, params.map, params.share, terms);
      return done === "gone" ? gone(reply) : lineOf({ ...known, ...terms });
    },
  );

  app.delete(
    "/v1/maps/:map/shares/:share",
    { config: { allow: mayShareMaps, audit: "share.revoked" }, schema: { params: shareParams } },
    async ({ session, params }, reply) => {
      const done = await store.shares.revoke(session.workspace, params.map, params.share);
      return done === "gone" ? gone(reply) : {};
    },
  );
}
