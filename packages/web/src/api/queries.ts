import type { ImportId } from "@itinera/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";
import { isUnderWay } from "./import-state.ts";

/** How often a reading import is asked for its progress, in milliseconds. */
const progressEvery = 300;

export const statusQuery = queryOptions({ queryKey: ["status"], queryFn: () => client.status() });

/** Who is signed in here, and in which workspace. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => client.me(),
  staleTime: 30_000,
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
