import { overlayOf, type JourneyMap, type Overlay } from "@itinera/core";
import { ProblemError, type Front, type SharedMap } from "@itinera/protocol";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { client } from "../../api/client.ts";
import { isAway } from "../../api/is-away.ts";
import { awaitHyphenation } from "../../map/editor/hyphenation.ts";

/** How often a map that is in sight is asked for again, and one that is not there yet, ms. */
const every = 30_000;
const untilThere = 2_000;
const untilCounted = 500;
/** Whoever does something learns within this time whether it is still shown, ms. */
const pause = 2_000;

function overlayOfShared(numbers: SharedMap["numbers"]): Overlay {
  switch (numbers.kind) {
    case "none":
    case "absent":
      return { state: "absent" };
    case "counting":
      return { state: "counting" };
    case "unavailable":
      return { state: "unavailable", since: numbers.since };
    case "counted":
      return overlayOf(numbers);
  }
}

interface SeenMap {
  readonly map: JourneyMap;
  readonly overlay: Overlay;
  /** When it was last changed, ms since 1970. */
  readonly updated: number;
  readonly front: Front;
  /** The server stopped answering; when it last did, ms since 1970. */
  readonly asOf: number | undefined;
}

export type SharedMapState =
  | { readonly kind: "opening" }
  | { readonly kind: "failed"; readonly error: unknown }
  /** The link does not show it any more. */
  | { readonly kind: "refused"; readonly wasShown: boolean }
  | ({ readonly kind: "seen"; readonly check: () => Promise<boolean> } & SeenMap);

/** A map as a link shows it, ready to be drawn. */
export const sharedMapQuery = (pass: string) =>
  queryOptions({
    queryKey: ["shared", pass],
    queryFn: async () => {
      const shared = await client.sharedMap(pass);
      await awaitHyphenation(shared.map.lang);
      return shared;
    },
    retry: (count, problem) => count < 1 && isAway(problem),
  });

/**
 * The map that a link shows, and its numbers: asked for again while somebody looks at it. What did not change is the
 * same objects as before. `check`: whether it is still shown.
 */
export function useSharedMap(pass: string): SharedMapState {
  const { data, error, refetch, dataUpdatedAt, errorUpdatedAt } = useQuery({
    ...sharedMapQuery(pass),
    refetchInterval: ({ state: { data } }) =>
      !data ? untilThere : data.numbers.kind === "counting" ? untilCounted : every,
    refetchOnMount: false,
    refetchOnWindowFocus: "always",
  });
  const last = Math.max(dataUpdatedAt, errorUpdatedAt);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onAction = () => {
      timer ??= setTimeout(
        () => void refetch({ cancelRefetch: false }),
        Math.max(0, last + pause - Date.now()),
      );
    };
    const kinds = ["pointerdown", "keydown"] as const;
    for (const kind of kinds) document.addEventListener(kind, onAction);
    return () => {
      clearTimeout(timer);
      for (const kind of kinds) document.removeEventListener(kind, onAction);
    };
  }, [last, refetch]);

  const numbers = data?.numbers;
  const overlay = useMemo(() => numbers && overlayOfShared(numbers), [numbers]);
  if (error instanceof ProblemError && error.status === 404)
    return { kind: "refused", wasShown: data !== undefined };
  if (!data || !overlay) return error ? { kind: "failed", error } : { kind: "opening" };
  return {
    kind: "seen",
    map: data.map,
    overlay,
    updated: data.updated,
    front: data.front,
    asOf: error ? dataUpdatedAt : undefined,
    check: async () => !(await refetch({ cancelRefetch: false })).isError,
  };
}
