export interface Face {
  /** Also the id by which a run of text names its font. */
  readonly file: string;
  readonly source: string;
  readonly family: "Itinera UI" | "Itinera Read";
  readonly style: "Regular" | "Italic" | "Medium" | "SemiBold";
  readonly weight: 400 | 500 | 600;
  readonly italic: boolean;
  /** Features that stand in the character map itself: round commas and quotes, digits of one width. */
  readonly bake: readonly string[];
  readonly copyright: string;
}

const inter = {
  family: "Itinera UI",
  copyright: "Copyright 2020 The Inter Project Authors (https://github.com/rsms/inter)",
} as const;
const serif = {
  family: "Itinera Read",
  bake: [],
  copyright:
    "Copyright 2014 The Source Serif 4 Project Authors (https://github.com/adobe-fonts/source-serif)",
} as const;

/** Measured numbers are set in the weights 500 and 600, so there all digits have one width. */
export const faces: readonly Face[] = [
  {
    ...inter,
    file: "ui-400",
    source: "inter/400Regular/Inter_400Regular.ttf",
    style: "Regular",
    weight: 400,
    italic: false,
    bake: ["ss03"],
  },
  {
    ...inter,
    file: "ui-400i",
    source: "inter/400Regular_Italic/Inter_400Regular_Italic.ttf",
    style: "Italic",
    weight: 400,
    italic: true,
    bake: ["ss03"],
  },
  {
    ...inter,
    file: "ui-500",
    source: "inter/500Medium/Inter_500Medium.ttf",
    style: "Medium",
    weight: 500,
    italic: false,
    bake: ["ss03", "tnum"],
  },
  {
    ...inter,
    file: "ui-600",
    source: "inter/600SemiBold/Inter_600SemiBold.ttf",
    style: "SemiBold",
    weight: 600,
    italic: false,
    bake: ["ss03", "tnum"],
  },
  {
    ...serif,
    file: "read-400i",
    source: "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
    style: "Italic",
    weight: 400,
    italic: true,
  },
  {
    ...serif,
    file: "read-500",
    source: "source-serif-4/500Medium/SourceSerif4_500Medium.ttf",
    style: "Medium",
    weight: 500,
    italic: false,
  },
  {
    ...serif,
    file: "read-600",
    source: "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
    style: "SemiBold",
    weight: 600,
    italic: false,
  },
];
