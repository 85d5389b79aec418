import { useSyncExternalStore } from "react";

const narrow = matchMedia("(max-width: 639px)");
const subscribe = (listener: () => void) => {
  narrow.addEventListener("change", listener);
  return () => narrow.removeEventListener("change", listener);
};

/** Whether the window is as narrow as a telephone: one stage at a time (D16). */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
