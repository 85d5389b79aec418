import { useEffect, useRef } from "react";
import { createStore, useStore } from "zustand";

/** How to make an edit of the words in a field. */
type Keep = () => void;

/** Fields that hold words which are no edit yet. */
const fields = createStore<ReadonlySet<Keep>>(() => new Set());

/** Tells of a field while `isUnsaved`: its words are not called saved, and a page that goes keeps them. */
export function useUnsavedWords(isUnsaved: boolean, keep: Keep): void {
  const now = useRef(keep);
  now.current = keep;
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const mine = () => now.current();
    fields.setState((all) => new Set([...all, mine]), true);
    return () => fields.setState((all) => new Set([...all].filter((one) => one !== mine)), true);
  }, [isUnsaved]);
}

export const useHasUnsavedWords = (): boolean => useStore(fields, (all) => all.size > 0);

export function keepAllWords(): void {
  for (const keep of fields.getState()) keep();
}
