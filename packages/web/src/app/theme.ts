import { create } from "zustand";
import { keep } from "./kept.ts";

export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Theme = "light" | "dark";

// public/before-start.js reads the same key before the first paint.
const kept = keep("theme", ["light", "dark"]);

const shownTheme = (choice: ThemeChoice, systemIsDark: boolean): Theme =>
  choice === "system" ? (systemIsDark ? "dark" : "light") : choice;

const darkSystem = matchMedia("(prefers-color-scheme: dark)");

interface ThemeState {
  readonly choice: ThemeChoice;
  /** What is on the screen now. */
  readonly theme: Theme;
  readonly choose: (choice: ThemeChoice) => void;
}

const first: ThemeChoice = kept.read() ?? "system";

export const useTheme = create<ThemeState>((set) => ({
  choice: first,
  theme: shownTheme(first, darkSystem.matches),
  choose(choice) {
    kept.write(choice === "system" ? undefined : choice);
    set({ choice, theme: shownTheme(choice, darkSystem.matches) });
  },
}));

darkSystem.addEventListener("change", ({ matches }) => {
  useTheme.setState(({ choice }) => ({ theme: shownTheme(choice, matches) }));
});

const show = (theme: Theme) => {
  document.documentElement.dataset.theme = theme;
};
show(useTheme.getState().theme);
useTheme.subscribe(({ theme }) => show(theme));
