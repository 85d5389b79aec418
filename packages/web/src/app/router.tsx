import { formSchema, mapIdSchema, type Form, type MapId } from "@itinera/core";
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { isAway } from "../api/is-away.ts";
import { mapsQuery, meQuery, statusQuery } from "../api/queries.ts";
import { Broken } from "./broken.tsx";
import { Frame } from "./frame.tsx";
import { mayMakeProjects } from "./may.ts";
import { NotFound } from "./not-found.tsx";
import { signInSearch } from "./sign-in-search.ts";

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  // Who is here is asked beside whatever the page asks, not before it.
  beforeLoad: ({ context: { queries } }) => void queries.prefetchQuery(meQuery),
  component: Frame,
  notFoundComponent: () => <NotFound />,
  errorComponent: Broken,
});

/**
 * There is nothing yet, and this person may make the first map. Not known while the server is away: then the page
 * shows what lies on this computer.
 */
async function isFirstTime(queries: QueryClient): Promise<boolean> {
  try {
    const { firstTime } = await queries.fetchQuery({ ...statusQuery, retry: false });
    if (!firstTime) return false;
    const me = await queries.fetchQuery({ ...meQuery, retry: false });
    return me.kind === "nobody" || mayMakeProjects(me.workspace.role);
  } catch (error) {
    if (isAway(error)) return false;
    throw error;
  }
}

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async ({ context: { queries } }) => {
    if (await isFirstTime(queries)) throw redirect({ to: "/welcome", replace: true });
  },
  component: lazyRouteComponent(() => import("../page/home/home-page.tsx"), "HomePage"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("../page/welcome/welcome-page.tsx"), "WelcomePage"),
});

/** `back`: where they wanted to go; `problem`: why a provider did not let them in; `step`: other than the first. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import("../page/sign-in/sign-in-page.tsx"), "SignInPage"),
});

/** Behind the `#`, which stays in the browser: what the link is good for. */
const enter = createRoute({
  getParentRoute: () => root,
  path: "/enter",
  component: lazyRouteComponent(() => import("../page/enter/enter-page.tsx"), "EnterPage"),
});

const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  component: lazyRouteComponent(() => import("../page/account/account-page.tsx"), "AccountPage"),
});

/** `project`: name of the project that the file shall go to. */
const importFile = createRoute({
  getParentRoute: () => root,
  path: "/import",
  validateSearch: (search): { project?: string } =>
    typeof search["project"] === "string" ? { project: search["project"] } : {},
  component: lazyRouteComponent(() => import("../page/import/import-page.tsx"), "ImportPage"),
});

const importProgress = createRoute({
  getParentRoute: () => root,
  path: "/import/$id",
  component: lazyRouteComponent(() => import("../page/import/reading-page.tsx"), "ReadingPage"),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: "/imports",
  component: lazyRouteComponent(() => import("../page/imports/imports-page.tsx"), "ImportsPage"),
});

const sources = createRoute({
  getParentRoute: () => root,
  path: "/project/$project/sources",
  component: lazyRouteComponent(() => import("../page/sources/sources-page.tsx"), "SourcesPage"),
});

const source = createRoute({
  getParentRoute: () => root,
  path: "/project/$project/sources/$source",
  component: lazyRouteComponent(() => import("../page/sources/source-page.tsx"), "SourcePage"),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: "/templates",
  validateSearch: (search): { project?: string } =>
    typeof search["project"] === "string" ? { project: search["project"] } : {},
  component: lazyRouteComponent(() => import("../page/templates/templates-page.tsx"), "TemplatesPage"),
});

const personas = createRoute({
  getParentRoute: () => root,
  path: "/personas",
  component: lazyRouteComponent(() => import("../page/personas/personas-page.tsx"), "PersonasPage"),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  component: lazyRouteComponent(() => import("../page/audit/audit-page.tsx"), "AuditPage"),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: lazyRouteComponent(() => import("../page/settings/settings-page.tsx"), "SettingsPage"),
});

const people = createRoute({
  getParentRoute: () => root,
  path: "/people",
  component: lazyRouteComponent(() => import("../page/people/people-page.tsx"), "PeoplePage"),
});

const map = createRoute({
  getParentRoute: () => root,
  path: "/map/$id",
  validateSearch: (search): { form?: Form; beside?: MapId } => {
    const form = formSchema.safeParse(search["form"]).data;
    const beside = mapIdSchema.safeParse(search["beside"]).data;
    return { ...(form && form !== "grid" && { form }), ...(beside && { beside }) };
  },
  // The map page shows the name of its project at once, wherever the reader came from.
  loader: ({ context: { queries } }) => void queries.prefetchQuery(mapsQuery),
  component: lazyRouteComponent(() => import("../map/map-page.tsx"), "MapPage"),
});

/** Its map's page draws it: both live in one room, and undo reaches over both. */
const persona = createRoute({ getParentRoute: () => map, path: "persona/$persona" });

export const createAppRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([
      home,
      welcome,
      signIn,
      enter,
      account,
      importFile,
      importProgress,
      imports,
      sources,
      source,
      templates,
      personas,
      audit,
      people,
      settings,
      map.addChildren([persona]),
    ]),
    context: { queries },
    defaultPreload: "intent",
    scrollRestoration: true,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
