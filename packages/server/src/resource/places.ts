import { accountIdSchema, mapIdSchema, projectIdSchema, roleOnMap, type WorkspaceId } from "@itinera/core";
import { changePlaceRoleSchema, placeMembersSchema } from "@itinera/protocol";
import type { Place } from "@itinera/store";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import { mayKeepPlaceMembers, mayReadPlaceMembers } from "../policy/policies.ts";
import { memberLineOf } from "./members.ts";

const mapParams = z.object({ map: mapIdSchema });
const projectParams = z.object({ project: projectIdSchema });
const ofAccount = { account: accountIdSchema };

/** Who is something else in one project, or on one map, than in the rest of the workspace. */
export function placesResource(app: Application, { parts: { store } }: Context): void {
  async function membersOf(workspace: WorkspaceId, place: Place) {
    const own = await store.workspaces.inPlace(workspace, place);
    const map = place.kind === "map" ? await store.maps.get(workspace, place.id) : undefined;
    const ofProject = map
      ? await store.workspaces.inPlace(workspace, { kind: "project", id: map.project })
      : undefined;
    const members = await store.workspaces.members(workspace);
    return {
      members: members.map((member) => {
        const inProject = ofProject?.get(member.account);
        const project = map?.project ?? place.id;
        return {
          ...memberLineOf(member),
          own: own.get(member.account) ?? null,
          around: roleOnMap(
            member.role,
            { projects: inProject === undefined ? {} : { [project]: inProject }, maps: {} },
            { project },
          ),
        };
      }),
    };
  }
  const isThere = async (workspace: WorkspaceId, place: Place) =>
    (place.kind === "map"
      ? await store.maps.get(workspace, place.id)
      : await store.projects.get(workspace, place.id)) !== undefined;

  app.get(
    "/v1/maps/:map/members",
    {
      config: { allow: mayReadPlaceMembers },
      schema: { params: mapParams, response: { 200: placeMembersSchema } },
    },
    async ({ session, params }, reply) => {
      const place = { kind: "map", id: params.map } as const;
      if (!(await isThere(session.workspace, place))) return refuse(reply, 404, "map.gone");
      return membersOf(session.workspace, place);
    },
  );

  app.put(
    "/v1/maps/:map/members/:account",
    {
      config: { allow: mayKeepPlaceMembers, audit: "place.role" },
      schema: { params: mapParams.extend(ofAccount), body: changePlaceRoleSchema },
    },
    async (request, reply) => {
      const { session, params, body } = request;
      const place = { kind: "map", id: params.map } as const;
      if (!(await isThere(session.workspace, place))) return refuse(reply, 404, "map.gone");
      request.about = { role: body.role ?? "" };
      const { workspace } = session;
      const done = await store.workspaces.setPlaceRole(
        workspace,
        params.account,
        place,
        body.role ?? undefined,
      );
      return done === "gone" ? refuse(reply, 404, "member.gone") : {};
    },
  );

  app.get(
    "/v1/projects/:project/members",
    {
      config: { allow: mayReadPlaceMembers },
      schema: { params: projectParams, response: { 200: placeMembersSchema } },
    },
    async ({ session, params }, reply) => {
      const place = { kind: "project", id: params.project } as const;
      if (!(await isThere(session.workspace, place))) return refuse(reply, 404, "project.gone");
      return membersOf(session.workspace, place);
    },
  );

  app.put(
    "/v1/projects/:project/members/:account",
    {
      config: { allow: mayKeepPlaceMembers, audit: "place.role" },
      schema: { params: projectParams.extend(ofAccount), body: changePlaceRoleSchema },
    },
    async (request, reply) => {
      const { session, params, body } = request;
      const place = { kind: "project", id: params.project } as const;
      if (!(await isThere(session.workspace, place))) return refuse(reply, 404, "project.gone");
      request.about = { role: body.role ?? "" };
      const { workspace } = session;
      const done = await store.workspaces.setPlaceRole(
        workspace,
        params.account,
        place,
        body.role ?? undefined,
      );
      return done === "gone" ? refuse(reply, 404, "member.gone") : {};
    },
  );
}
