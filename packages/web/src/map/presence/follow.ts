import { create } from "zustand";

interface Follow {
  /** Connection of who is followed. */
  readonly followed: string | undefined;
  follow(id: string | undefined): void;
}

export const useFollow = create<Follow>((set) => ({
  followed: undefined,
  follow: (followed) => set({ followed }),
}));
