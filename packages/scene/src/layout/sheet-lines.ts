import {
  blueprintLines,
  laneKindOf,
  laneRoles,
  type BlueprintLine,
  type JourneyMap,
  type Lane,
  type LaneRole,
  type Section,
} from "@itinera/core";
import { mapViews } from "./map-view.ts";

/** A row of the sheet before it is drawn. */
export type SheetLine =
  | {
      readonly kind: "lane";
      readonly lane: Lane;
      /** Place among the lanes of the map. */
      readonly index: number;
      readonly pinned: boolean;
      readonly collapsed: boolean;
    }
  | {
      readonly kind: "section";
      /** One section can head several runs of lanes, when others stand between them. */
      readonly id: string;
      readonly section: Section;
      readonly collapsed: boolean;
      readonly lanes: number;
    }
  | { readonly kind: "blueprint"; readonly id: string; readonly line: BlueprintLine };

type LaneLine = Extract<SheetLine, { kind: "lane" }>;

type LinedMap = Pick<JourneyMap, "type" | "lanes" | "sections">;

/** Whose a lane is in a blueprint; undefined where it belongs to the map as a whole. */
const roleOf = (lane: Lane): LaneRole | undefined => lane.role ?? laneKindOf(lane.kind).role;

/**
 * The rows of the sheet from above: pinned lanes first, then the others in the order of the map's type, each run
 * of lanes of a section under its heading. Hidden lanes and those of a collapsed section are left out.
 */
export function sheetLines({ type, lanes, sections }: LinedMap): readonly SheetLine[] {
  const view = mapViews[type];
  const sectionOf = new Map<string, Section>(sections.map((section) => [section.id, section]));
  const shown = lanes.flatMap((lane, index): LaneLine[] => {
    if (lane.hidden) return [];
    const role = roleOf(lane);
    const isFolded = role !== undefined && view.folded.includes(role);
    return [
      {
        kind: "lane",
        lane,
        index,
        pinned: lane.pinned ?? false,
        collapsed: lane.collapsed ?? isFolded,
      },
    ];
  });
  const pinned = shown.filter((line) => line.pinned);
  const others = shown.filter((line) => !line.pinned);
  return [...pinned, ...headed(view.byRole ? byRole(others) : others, sectionOf)];
}

type Unheaded = LaneLine | Extract<SheetLine, { kind: "blueprint" }>;

/** Customer, front, back, support, each under its line; what has no role stands last. */
function byRole(lanes: readonly LaneLine[]): readonly Unheaded[] {
  const ofRole = (role: LaneRole | undefined) => lanes.filter(({ lane }) => roleOf(lane) === role);
  const lines: Readonly<Partial<Record<LaneRole, BlueprintLine>>> = blueprintLines;
  return [
    ...laneRoles.flatMap((role): Unheaded[] => {
      const its = ofRole(role);
      const line = lines[role];
      return its.length > 0 && line ? [{ kind: "blueprint", id: `line.${line}`, line }, ...its] : its;
    }),
    ...ofRole(undefined),
  ];
}

/** A heading over every run of lanes that name the same section. */
function headed(lines: readonly Unheaded[], sectionOf: ReadonlyMap<string, Section>): readonly SheetLine[] {
  const out: SheetLine[] = [];
  const runs = new Map<string, number>();
  let current: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) continue;
    const section = line.kind === "lane" ? sectionOf.get(line.lane.section ?? "") : undefined;
    if (section && section.id !== current) {
      const run = (runs.get(section.id) ?? 0) + 1;
      runs.set(section.id, run);
      out.push({
        kind: "section",
        id: run === 1 ? section.id : `${section.id}.${run}`,
        section,
        collapsed: section.collapsed ?? false,
        lanes: runLength(lines.slice(at), section),
      });
    }
    current = section?.id;
    if (!section?.collapsed) out.push(line);
  }
  return out;
}

function runLength(lines: readonly Unheaded[], section: Section): number {
  const end = lines.findIndex((line) => line.kind !== "lane" || line.lane.section !== section.id);
  return end === -1 ? lines.length : end;
}
