import table from "../generated/icons.json" with { type: "json" };

/** Name of a lucide icon in kebab case. One that is not drawn here becomes a dashed circle. */
export type IconName = string;

/** Side of the square that icons are drawn in. */
export const iconSize = table.size;

const icons: Readonly<Record<string, string | undefined>> = table.icons;

/** Outline of an icon in absolute M, L, C and Z, in a square of `iconSize`; to be stroked, not filled. */
export const iconPath = (name: IconName): string => icons[name] ?? table.icons["circle-dashed"];
