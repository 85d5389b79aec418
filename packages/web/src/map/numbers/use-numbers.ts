import {
  boundStagesOf,
  overlayOf,
  scoredStagesOf,
  touchpointBindingsOf,
  trendBindingsOf,
  trendWeeks,
  type JourneyMap,
  type MatchesAnswer,
  type Overlay,
  type ProjectId,
  type ScoresAnswer,
  type StagesAnswer,
} from "@itinera/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { client } from "../../api/client.ts";
import { isUnderWay } from "../../api/import-state.ts";
import { importsQuery, projectsQuery, statusQuery } from "../../api/queries.ts";
import { mayAsk } from "../../app/may.ts";
import { useFreshNumbers } from "../../api/use-fresh-numbers.ts";
import { useView } from "../editor/view.ts";

/** How often the project is looked at for new events, and an absent engine for its return, ms. */
const lookEvery = 5_000;
/** Edits that follow each other faster are asked about once, ms. */
const settleAfter = 200;

interface Answers {
  readonly stages: StagesAnswer;
  readonly matches: MatchesAnswer;
  readonly scores: ScoresAnswer;
  readonly trend: MatchesAnswer;
}

/** The value once it has stayed the same (as JSON) for a while; the first one at once. */
function useSettled<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(JSON.parse(text) as Value), settleAfter);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/**
 * The measured numbers of the map as it is on the screen: asked anew when its bindings, the lens or the
 * project's events change. Until the answer is there the old numbers stay, marked as old.
 */
export function useNumbers(map: JourneyMap, project: ProjectId | undefined): Overlay {
  const { unit, period } = useView();
  const projects = useQuery({ ...projectsQuery, refetchInterval: lookEvery });
  const line = projects.data?.find((one) => one.id === project);
  const events = line?.events;
  /** Else the map alone is open to them, and its numbers with it, by what is bound on the server. */
  const isOpen = mayAsk(line?.role);
  // A project whose first file is still being read has no events yet, and will have them in a moment.
  const imports = useQuery({ ...importsQuery, enabled: events === 0 && isOpen }).data;
  const reading = imports?.filter((one) => one.projectId === project && isUnderWay(one)).length;
  useFreshNumbers(reading);
  const question = useSettled(
    useMemo(
      () => ({
        stages: boundStagesOf(map),
        bindings: touchpointBindingsOf(map),
        scored: scoredStagesOf(map),
        trend: trendBindingsOf(map),
      }),
      [map],
    ),
  );

  const answer = useQuery<Answers>({
    queryKey: ["numbers", isOpen ? project : map.id, events, unit, period, question],
    queryFn: async ({ signal }) => {
      if (project === undefined) throw new Error("asked without a project");
      if (!isOpen) return client.mapNumbers(map.id, { unit, period }, signal);
      const [stages, matches, scores, trend] = await Promise.all([
        client.ask(project, { kind: "stages", unit, period, stages: question.stages }, signal),
        client.ask(project, { kind: "matches", unit, period, bindings: question.bindings }, signal),
        client.ask(project, { kind: "scores", period, stages: question.scored }, signal),
        client.ask(
          project,
          { kind: "matches", unit, period, bindings: question.trend, weeks: trendWeeks },
          signal,
        ),
      ]);
      return { stages, matches, scores, trend };
    },
    enabled: project !== undefined && typeof events === "number" && events > 0,
    placeholderData: (before) => before,
    staleTime: Infinity,
    retry: false,
    refetchInterval: ({ state }) => (state.status === "error" ? lookEvery : false),
  });

  const isAway = events === null || answer.isError || projects.isError;
  const status = useQuery({ ...statusQuery, enabled: isAway, refetchInterval: isAway ? lookEvery : false });
  const since = status.data?.engine.since;
  return useMemo((): Overlay => {
    if (isAway) return { state: "unavailable", ...(since !== undefined && { since }) };
    if (events === 0) return { state: reading ? "counting" : "absent" };
    if (!answer.data) return { state: "counting" };
    return overlayOf(answer.data, answer.isPlaceholderData);
  }, [isAway, since, events, reading, answer.data, answer.isPlaceholderData]);
}
