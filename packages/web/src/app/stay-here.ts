import { useEffect, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let staying = 0;

function change(by: number): void {
  staying += by;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The page tells itself why its reader may no longer be here, or soon will: nobody leads them away from what it says. */
export function useStayHere(isStaying: boolean): void {
  useEffect(() => {
    if (!isStaying) return undefined;
    change(1);
    return () => change(-1);
  }, [isStaying]);
}

export const useIsStaying = (): boolean => useSyncExternalStore(subscribe, () => staying > 0);
