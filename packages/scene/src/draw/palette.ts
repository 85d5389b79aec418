/**
 * Colours of the sheet by name, light as the printed sheet, dark as the night chart. The display list
 * holds names; a palette gives their values. The application's custom properties are made from here.
 */
const light = {
  desk: "#e6eaec",
  bar: "#f5f7f7",
  sheet: "#fdfdfc",
  card: "#f2f5f5",
  raise: "#ffffff",
  rule: "#dfe4e6",
  "rule-2": "#c2cacf",
  edge: "#7b8691",
  ink: "#17202b",
  "ink-2": "#434f5c",
  "ink-3": "#5d6975",
  over: "#8a2270",
  "over-2": "#b3629d",
  "over-3": "#e2c6da",
  "over-4": "#fbf6f9",
  focus: "#1557d6",
  barrier: "#a92a1e",
  solve: "#1b6a3f",
  warn: "#855000",
  "emo-low": "rgb(219 160 100 / 0.16)",
  "emo-high": "rgb(111 169 196 / 0.16)",
  "cat-1": "#00684d",
  "cat-2": "#c67100",
  "cat-3": "#3144ae",
  "cat-4": "#498c99",
  "cat-5": "#5f6130",
  "cat-6": "#6762b7",
  "cat-7": "#965874",
  "cat-8": "#3d2f29",
  "stage-1": "#7fa6b8",
  "stage-2": "#c9b26a",
  "stage-3": "#c48f9d",
  "stage-4": "#8fb08a",
  "stage-5": "#a398c2",
  "stage-6": "#cf9a78",
  "stage-1-wash": "#f0f5f7",
  "stage-2-wash": "#f8f5ea",
  "stage-3-wash": "#f8f1f3",
  "stage-4-wash": "#f1f6f0",
  "stage-5-wash": "#f4f2f8",
  "stage-6-wash": "#f9f2ed",
} as const satisfies Record<string, string>;

export type Ink = keyof typeof light;
export type Palette = Readonly<Record<Ink, string>>;

const dark: Palette = {
  desk: "#0b1015",
  bar: "#161d25",
  sheet: "#12181f",
  card: "#1c252e",
  raise: "#222c36",
  rule: "#25303a",
  "rule-2": "#3a4753",
  edge: "#6f7e8c",
  ink: "#e7ecf0",
  "ink-2": "#b6c1cb",
  "ink-3": "#93a0ac",
  over: "#f0a3d6",
  "over-2": "#c47aab",
  "over-3": "#5b3150",
  "over-4": "#221a26",
  focus: "#83b4ff",
  barrier: "#ff9c8d",
  solve: "#7fd0a3",
  warn: "#efbe67",
  "emo-low": "rgb(168 112 63 / 0.2)",
  "emo-high": "rgb(79 136 166 / 0.2)",
  "cat-1": "#16ab84",
  "cat-2": "#d0a43a",
  "cat-3": "#9398ff",
  "cat-4": "#bdebf3",
  "cat-5": "#a9c774",
  "cat-6": "#b184bc",
  "cat-7": "#ee7186",
  "cat-8": "#c6bcb0",
  "stage-1": "#4f7688",
  "stage-2": "#8c7838",
  "stage-3": "#8a5a67",
  "stage-4": "#5c7d57",
  "stage-5": "#6d6390",
  "stage-6": "#91634a",
  "stage-1-wash": "#151e26",
  "stage-2-wash": "#1b1e1e",
  "stage-3-wash": "#1c1b22",
  "stage-4-wash": "#161f21",
  "stage-5-wash": "#191c26",
  "stage-6-wash": "#1d1c1f",
};

export const palettes = { light, dark } as const satisfies Record<string, Palette>;
export type Theme = keyof typeof palettes;

/** `#rrggbb` of an ink as it looks on the sheet: exports know no transparency. */
export function solidColour(palette: Palette, ink: Ink): string {
  const value = palette[ink];
  const mixed = /^rgb\((\d+) (\d+) (\d+) \/ (\d*\.\d+)\)$/.exec(value);
  if (!mixed) return value;
  const alpha = Number(mixed[4]);
  const sheet = [1, 3, 5].map((at) => Number.parseInt(palette.sheet.slice(at, at + 2), 16));
  const channel = (at: number) => Math.round(Number(mixed[at + 1]) * alpha + (sheet[at] ?? 0) * (1 - alpha));
  return `#${[0, 1, 2].map((at) => channel(at).toString(16).padStart(2, "0")).join("")}`;
}

/** Six atlas tints in turn, by the place of the stage. */
export const stageTint = (index: number): Ink => `stage-${((index % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6}`;
export const stageWash = (index: number): Ink => `stage-${((index % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6}-wash`;

/** Colour of a category slot, 1…8. */
export const categoryInk = (slot: number): Ink =>
  `cat-${Math.min(8, Math.max(1, slot)) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;
