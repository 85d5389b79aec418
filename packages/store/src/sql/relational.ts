import type { Store } from "../store.ts";
import { assetsIn } from "./assets.ts";
import type { Database } from "./database.ts";
import { eventLogIn } from "./event-log.ts";
import { importsIn } from "./imports.ts";
import { jobsIn } from "./jobs.ts";
import { mapsIn } from "./maps.ts";
import { personasIn } from "./personas.ts";
import { projectsIn } from "./projects.ts";
import { settingsIn } from "./settings.ts";

/** The part of a store that is tables, in whatever dialect. */
export const relationalIn = (
  database: Database,
): Pick<Store, "projects" | "maps" | "assets" | "personas" | "events" | "imports" | "jobs" | "settings"> => ({
  projects: projectsIn(database),
  maps: mapsIn(database),
  assets: assetsIn(database),
  personas: personasIn(database),
  events: eventLogIn(database),
  imports: importsIn(database),
  jobs: jobsIn(database),
  settings: settingsIn(database),
});
