import type { AssetId, MapId } from "../ids.ts";
import type { Image } from "./attachment.ts";
import type { JourneyMap } from "./journey-map.ts";

/** What a map needs that does not lie in it. */
export interface MapReferences {
  /** More detailed maps that its cards lead to. */
  readonly maps: readonly MapId[];
  /** Stored files: pictures of personas, pictures and documents of cards. */
  readonly assets: readonly AssetId[];
}

/** The parts of a map that refer to something. */
interface Referring {
  readonly personas: readonly Pick<JourneyMap["personas"][number], "picture">[];
  readonly cards: readonly Pick<JourneyMap["cards"][number], "map" | "attachments">[];
}

/** Each once, sorted. */
export function referencesOf({ personas, cards }: Referring): MapReferences {
  const maps = new Set<MapId>();
  const assets = new Set<AssetId>();
  for (const { picture } of personas) if (picture) assets.add(picture.asset);
  for (const { map, attachments } of cards) {
    if (map !== undefined) maps.add(map);
    for (const one of attachments ?? []) if (one.kind !== "link") assets.add(one.asset);
  }
  return { maps: [...maps].sort(), assets: [...assets].sort() };
}

/** The same map with other files in the place of some; one that is not named stays. */
export function withAssets(map: JourneyMap, others: ReadonlyMap<AssetId, AssetId>): JourneyMap {
  if (others.size === 0) return map;
  const moved = <One extends Pick<Image, "asset">>(one: One): One => ({
    ...one,
    asset: others.get(one.asset) ?? one.asset,
  });
  return {
    ...map,
    personas: map.personas.map((one) => (one.picture ? { ...one, picture: moved(one.picture) } : one)),
    cards: map.cards.map((card) =>
      card.attachments
        ? { ...card, attachments: card.attachments.map((one) => (one.kind === "link" ? one : moved(one))) }
        : card,
    ),
  };
}
