import type { Store } from "../store.ts";
import { accountsIn } from "./accounts.ts";
import { assetsIn } from "./assets.ts";
import { attemptsIn } from "./attempts.ts";
import { auditIn } from "./audit.ts";
import type { Database } from "./database.ts";
import { eventLogIn } from "./event-log.ts";
import { importsIn } from "./imports.ts";
import { jobsIn } from "./jobs.ts";
import { keysIn } from "./keys.ts";
import { mapsIn } from "./maps.ts";
import { personasIn } from "./personas.ts";
import { projectsIn } from "./projects.ts";
import { settingsIn } from "./settings.ts";
import { sharesIn } from "./shares.ts";
import { sourcesIn } from "./sources.ts";
import { ticketsIn } from "./tickets.ts";
import { workspacesIn } from "./workspaces.ts";

/** The part of a store that is tables, in whatever dialect. */
export const relationalIn = (
  database: Database,
): Omit<Store, "files" | "rooms" | "stream" | "identity" | "space" | "close"> => ({
  accounts: accountsIn(database),
  workspaces: workspacesIn(database),
  tickets: ticketsIn(database),
  shares: sharesIn(database),
  keys: keysIn(database),
  attempts: attemptsIn(database),
  audit: auditIn(database),
  projects: projectsIn(database),
  maps: mapsIn(database),
  assets: assetsIn(database),
  personas: personasIn(database),
  events: eventLogIn(database),
  imports: importsIn(database),
  jobs: jobsIn(database),
  sources: sourcesIn(database),
  settings: settingsIn(database),
});
