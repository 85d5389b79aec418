import { projectIdSchema } from "@itinera/core";
import { newProjectSchema, projectSchema, projectsSchema } from "@itinera/protocol";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { refuse } from "../http/refuse.ts";
import {
  inPlace,
  mayDeleteProject,
  mayListProjects,
  mayMakeProject,
  seesMap,
  seesProject,
} from "../policy/policies.ts";

export function projectsResource(app: Application, { parts, projects }: Context): void {
  const { store } = parts;

  app.get(
    "/v1/projects",
    { config: { allow: mayListProjects }, schema: { response: { 200: projectsSchema } } },
    async ({ session }) => {
      const maps = await store.maps.list(session.workspace);
      const shown = new Set(maps.filter((map) => seesMap(session, map)).map(({ project }) => project));
      const listed = await projects.list(session.workspace);
      return {
        projects: listed
          .filter(({ id }) => shown.has(id) || seesProject(session, id))
          .map((project) => ({ ...project, role: inPlace(session, { project: project.id }).role })),
      };
    },
  );

  app.post(
    "/v1/projects",
    {
      config: { allow: mayMakeProject, audit: "nothing" },
      schema: { body: newProjectSchema, response: { 200: projectSchema } },
    },
    async ({ session, body }, reply) => {
      const { project, made } = await store.projects.ensure(session.workspace, body.name);
      if (!made) return refuse(reply, 409, "project.taken", { name: body.name });
      return { ...project, events: 0, example: false, role: session.role };
    },
  );

  app.delete(
    "/v1/projects/:project",
    {
      config: { allow: mayDeleteProject, audit: "project.deleted" },
      schema: { params: z.object({ project: projectIdSchema }) },
    },
    async (request, reply) => {
      const { session, params } = request;
      request.about = { name: (await store.projects.get(session.workspace, params.project))?.name ?? "" };
      const done = await projects.remove(session.workspace, params.project);
      return done === "gone" ? refuse(reply, 404, "project.gone") : {};
    },
  );
}
