import { storageSchema } from "@itinera/protocol";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { mayReadStorage } from "../policy/policies.ts";

const mostImports = 5;

/** How much there is, and how much room for more. */
export function storageResource(app: Application, { parts }: Context): void {
  const { store, analytics, engine, log } = parts;

  /** What cannot be measured now is not known; the rest is. */
  const known = <Figure>(figure: Promise<Figure>): Promise<Figure | null> =>
    figure.catch((error: unknown) => {
      log.warn({ err: error }, "the space that something takes could not be measured");
      return null;
    });

  app.get(
    "/v1/storage",
    { config: { allow: mayReadStorage }, schema: { response: { 200: storageSchema } } },
    async ({ session: { workspace } }) => {
      const [space, engineBytes, maps, imports, projects] = await Promise.all([
        known(store.space()),
        analytics && engine.state() === "up" ? known(analytics.bytes()) : null,
        store.maps.list(workspace),
        store.imports.list(workspace),
        store.projects.list(workspace),
      ]);
      const names = new Map(projects.map(({ id, name }) => [id, name]));
      const there = imports.filter(({ state }) => state !== "removing");
      return {
        databases: space?.databases ?? null,
        files: space?.files ?? null,
        free: space?.free ?? null,
        engine: engineBytes,
        maps: maps.length,
        events: there.reduce((sum, { counts }) => sum + counts.added, 0),
        imports: there.length,
        largest: there
          .toSorted((a, b) => b.bytes - a.bytes)
          .slice(0, mostImports)
          .map(({ id, fileName, bytes, project }) => ({
            id,
            fileName,
            bytes,
            project: names.get(project) ?? "",
          })),
      };
    },
  );
}
