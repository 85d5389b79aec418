import { orders } from "../edit/order.ts";
import type { AssetId } from "../ids.ts";
import { columnsOf } from "./columns.ts";
import { fileAssetsSchema, fileMapSchema, journeyFileFormat, type FileMap } from "./file-schema.ts";
import { heal } from "./heal.ts";
import { feelingId, mapVersion, recordLists, type JourneyMap } from "./journey-map.ts";
import { migrate } from "./migrate.ts";

/**
 * In megabytes of text: all the files that a map may have (`mapAssetsLimitBytes`) in base64, and a map far
 * fuller than people could write.
 */
export const journeyFileLimitMb = 160;

/** In bytes: what the stored files of one map may take together, so that its map file can be read again. */
export const mapAssetsLimitBytes = 100 * 1024 * 1024;

/** Data URLs of stored files (D12). */
export type FileAssets = Readonly<Record<AssetId, string>>;

/** Why a file is not taken; texts are catalogue keys `errors:journey-file.<reason>`. */
export type JourneyFileRefusal =
  | { readonly reason: "too-large"; readonly limit: number }
  | { readonly reason: "not-json" }
  | { readonly reason: "not-a-map" }
  | { readonly reason: "newer-version"; readonly version: number; readonly known: number }
  | { readonly reason: "not-valid"; readonly path: string }
  | { readonly reason: "unknown-field"; readonly path: string }
  | { readonly reason: "duplicate-id"; readonly path: string; readonly id: string };

export type JourneyFileReading =
  | { readonly kind: "map"; readonly map: JourneyMap; readonly assets: FileAssets }
  | ({ readonly kind: "refused" } & JourneyFileRefusal);

/**
 * The text of a `*.journey.json` (D12): the same map always gives the same bytes. Keys are sorted,
 * lists are in drawing order, and there is no time of export in it. `assets`: the files it refers to.
 */
export function journeyFileOf(map: JourneyMap, assets: FileAssets = {}): string {
  const file = {
    format: journeyFileFormat,
    version: mapVersion,
    map: withoutOrders(inDrawingOrder(heal(map))),
    ...(Object.keys(assets).length > 0 ? { assets } : {}),
  };
  return `${JSON.stringify(file, sortedKeys, 2)}\n`;
}

/** Reads a map file of this or an older version; inner ids stay, orders are made anew, references are healed. */
export function readJourneyFile(text: string): JourneyFileReading {
  if (text.length > journeyFileLimitMb * 1024 * 1024)
    return { kind: "refused", reason: "too-large", limit: journeyFileLimitMb };
  const file = parsedObject(text);
  if (!file) return { kind: "refused", reason: "not-json" };
  const { format, version, map, assets, ...others } = file;
  if (format !== journeyFileFormat) return { kind: "refused", reason: "not-a-map" };
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1)
    return { kind: "refused", reason: "not-valid", path: "version" };
  if (version > mapVersion) return { kind: "refused", reason: "newer-version", version, known: mapVersion };

  const document = migrate(map, version);
  const read = fileMapSchema.safeParse(document);
  if (!read.success)
    return {
      kind: "refused",
      reason: "not-valid",
      path: pathOf(["map", ...(read.error.issues[0]?.path ?? [])]),
    };
  const files = fileAssetsSchema.safeParse(assets);
  if (!files.success)
    return {
      kind: "refused",
      reason: "not-valid",
      path: pathOf(["assets", ...(files.error.issues[0]?.path ?? [])]),
    };
  const unknown = unknownField({ ...others, map: document }, { map: read.data });
  if (unknown) return { kind: "refused", reason: "unknown-field", path: pathOf(unknown) };
  return (
    duplicateId(read.data) ?? { kind: "map", map: heal(withOrders(read.data)), assets: files.data ?? {} }
  );
}

const sortedKeys = (_: string, value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** Steps by stage, cards by lane and column: as a reader of the map meets them. */
function inDrawingOrder(map: JourneyMap): JourneyMap {
  const stages = placesOf(map.stages);
  const lanes = placesOf(map.lanes);
  const columns = placesOf(columnsOf(map));
  const place = (places: ReadonlyMap<string, number>, id: string) => places.get(id) ?? 0;
  return {
    ...map,
    steps: map.steps.toSorted((a, b) => place(stages, a.stage) - place(stages, b.stage)),
    cards: map.cards.toSorted(
      (a, b) =>
        place(lanes, a.lane) - place(lanes, b.lane) || place(columns, a.column) - place(columns, b.column),
    ),
    feelings: map.feelings.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const placesOf = (list: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map(list.map((one, at) => [one.id, at]));

function withoutOrders(map: JourneyMap): FileMap {
  const bare = <T extends { readonly order: string }>(list: readonly T[]) =>
    list.map(({ order: _, ...record }) => record);
  return {
    ...map,
    personas: bare(map.personas),
    stages: bare(map.stages),
    steps: bare(map.steps),
    sections: bare(map.sections),
    lanes: bare(map.lanes),
    cards: bare(map.cards),
    feelings: map.feelings.map(({ id: _, ...feeling }) => feeling),
    connectors: bare(map.connectors),
  };
}

function withOrders(map: FileMap): JourneyMap {
  const ordered = <T extends object>(list: readonly T[]) => {
    const keys = orders(list.length);
    return list.map((record, at) => ({ ...record, order: keys[at] ?? "" }));
  };
  return {
    ...map,
    personas: ordered(map.personas),
    stages: ordered(map.stages),
    steps: ordered(map.steps),
    sections: ordered(map.sections),
    lanes: ordered(map.lanes),
    cards: ordered(map.cards),
    feelings: map.feelings.map((feeling) => ({ ...feeling, id: feelingId(feeling) })),
    connectors: ordered(map.connectors),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    // A byte order mark is what some editors put before the text.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type Path = readonly PropertyKey[];

const pathOf = (path: Path): string => path.map(String).join(".");

/** The first field that reading did not keep: a slip of the pen must not vanish without a word. */
function unknownField(given: unknown, kept: unknown, path: Path = []): Path | undefined {
  if (Array.isArray(given) && Array.isArray(kept)) {
    for (const [at, one] of given.entries()) {
      const found = unknownField(one, kept[at], [...path, at]);
      if (found) return found;
    }
  } else if (isObject(given) && isObject(kept)) {
    for (const [key, value] of Object.entries(given)) {
      const found = Object.hasOwn(kept, key)
        ? unknownField(value, kept[key], [...path, key])
        : [...path, key];
      if (found) return found;
    }
  }
  return undefined;
}

/** A list is keyed by id, and stages and steps share one space of ids: both can be a column. */
function duplicateId(map: FileMap): JourneyFileReading | undefined {
  const columns = new Set<string>();
  for (const list of recordLists) {
    if (list === "feelings") continue;
    const seen = list === "stages" || list === "steps" ? columns : new Set<string>();
    for (const [at, { id }] of map[list].entries()) {
      if (seen.has(id))
        return { kind: "refused", reason: "duplicate-id", path: pathOf(["map", list, at]), id };
      seen.add(id);
    }
  }
  return undefined;
}
