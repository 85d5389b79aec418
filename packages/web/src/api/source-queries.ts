import type { ProjectId, QuarantineReason } from "@itinera/core";
import type { LivePage } from "@itinera/protocol";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { joinLive } from "./live-events.ts";
import { client } from "./client.ts";

/** How often a page that is seen asks what has come, and what waits in quarantine, ms. */
const liveEvery = 1_000;
const waitingEvery = 3_000;

/** As many messages of a reason as are shown at a time. */
const mostAtATime = 10;

/** The oldest first. */
export const sourcesQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ["sources", project],
    queryFn: async () => (await client.sources(project)).sources.toSorted((a, b) => a.created - b.created),
    refetchInterval: waitingEvery,
  });

export const streamedQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ["streamed", project],
    queryFn: () => client.streamed(project),
    refetchInterval: liveEvery,
  });

export function liveQuery(project: ProjectId) {
  const queryKey = ["live", project];
  return queryOptions({
    queryKey,
    async queryFn({ client: queries }): Promise<LivePage> {
      const known = queries.getQueryData<LivePage>(queryKey);
      return joinLive(known, await client.live(project, known?.last));
    },
    refetchInterval: liveEvery,
  });
}

/** For what messages are in quarantine, and how many. */
export const reasonsQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ["quarantine", project],
    queryFn: async () => (await client.quarantine(project, { limit: 1 })).reasons,
    refetchInterval: waitingEvery,
  });

/** The messages themselves, the newest first. */
export const quarantinedQuery = (project: ProjectId, reason: QuarantineReason) =>
  infiniteQueryOptions({
    queryKey: ["quarantine", project, reason],
    queryFn: async ({ pageParam: before }) =>
      (await client.quarantine(project, { reason, limit: mostAtATime, ...(before && { before }) })).messages,
    initialPageParam: 0,
    getNextPageParam: (page) => (page.length < mostAtATime ? undefined : page.at(-1)?.number),
    refetchInterval: waitingEvery,
  });
