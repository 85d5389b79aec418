import type { ImportId, MapId, ProjectId } from "@itinera/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";
import { isUnderWay } from "./import-state.ts";

/** How often a reading import is asked for its progress, in milliseconds. */
const progressEvery = 300;

export const statusQuery = queryOptions({ queryKey: ["status"], queryFn: () => client.status() });

/** How often a server that did not answer is asked again who is here, ms. */
const askAgainEvery = 2_000;

/** Who is signed in here, and in which workspace. Silence is known at once: maps on this computer wait for it. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => client.me(),
  staleTime: 30_000,
  retry: false,
  refetchInterval: ({ state }) => (state.status === "error" ? askAgainEvery : false),
});

/** What the workspace was told of itself; everybody who works in it may know. */
export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: () => client.settings(),
  staleTime: 60_000,
});

export const mailQuery = queryOptions({ queryKey: ["mail"], queryFn: () => client.mail() });
export const storageQuery = queryOptions({ queryKey: ["storage"], queryFn: () => client.storage() });

/** The browsers that the account is signed in with. */
export const openSessionsQuery = queryOptions({
  queryKey: ["open-sessions"],
  queryFn: async () => (await client.openSessions()).sessions,
});

export const projectsQuery = queryOptions({
  queryKey: ["projects"],
  queryFn: async () => (await client.projects()).projects,
});

export const mapsQuery = queryOptions({
  queryKey: ["maps"],
  queryFn: async () => (await client.maps()).maps,
});

export const personasQuery = queryOptions({
  queryKey: ["personas"],
  queryFn: async () => (await client.personas()).personas,
});

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: async () => (await client.imports()).imports,
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? progressEvery : false),
});

export const importQuery = (id: ImportId) =>
  queryOptions({
    queryKey: ["imports", id],
    queryFn: () => client.import(id),
    refetchInterval: ({ state }) =>
      state.data === undefined || isUnderWay(state.data) ? progressEvery : false,
    refetchIntervalInBackground: true,
  });

export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: async () => (await client.members()).members,
});

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: async () => (await client.invitations()).invitations,
});

/** A map or a project, as those see it who may say who sees it. */
export type SharedPlace =
  { readonly kind: "map"; readonly id: MapId } | { readonly kind: "project"; readonly id: ProjectId };

/** By which programs work for whoever looks. */
export const ownKeysQuery = queryOptions({
  queryKey: ["keys", "own"],
  queryFn: async () => (await client.ownKeys()).keys,
});

/** Of everybody in the workspace. */
export const keysQuery = queryOptions({
  queryKey: ["keys", "all"],
  queryFn: async () => (await client.keys()).keys,
});

export const placeMembersQuery = (place: SharedPlace) =>
  queryOptions({
    queryKey: ["place-members", place.kind, place.id],
    queryFn: async () =>
      (await (place.kind === "map" ? client.mapMembers(place.id) : client.projectMembers(place.id))).members,
  });

/** The links of a map, the newest first. */
export const sharesQuery = (map: MapId) =>
  queryOptions({
    queryKey: ["shares", map],
    queryFn: async () => (await client.shares(map)).shares.toSorted((a, b) => b.created - a.created),
  });
