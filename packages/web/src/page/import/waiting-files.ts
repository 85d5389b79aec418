import { create } from "zustand";

interface WaitingFiles {
  /** Chosen or dropped, not yet imported; the first one is on the import page. */
  readonly files: readonly File[];
  put(files: readonly File[]): void;
  /** The first one is done with, or will not be imported. */
  next(): void;
}

export const useWaitingFiles = create<WaitingFiles>((set) => ({
  files: [],
  put: (files) => set({ files }),
  next: () => set(({ files }) => ({ files: files.slice(1) })),
}));
