import {
  assetLimitBytes,
  mapAssetsLimitBytes,
  referencesOf,
  type AssetId,
  type EpochMs,
  type FileAssets,
  type JourneyMap,
  type MapId,
  type WorkspaceId,
} from "@itinera/core";
import type { Store, StoredAsset } from "@itinera/store";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { MapShelf } from "../maps.ts";
import { kindOfBytes, nameOfKind } from "./kind-of-bytes.ts";
import { readPicture } from "./picture.ts";

type AssetRefusal = "empty" | "unknown-kind" | "damaged" | "too-many-pixels" | "map-full" | "too-big";

type AssetOutcome =
  | { readonly kind: "stored"; readonly stored: StoredAsset }
  | { readonly kind: "refused"; readonly reason: AssetRefusal };

/** What a person took away can be called back by undoing; after this time nobody does. In ms. */
const unusedAfterMs = 30 * 24 * 3_600_000;
/** A file may be stored a moment before its map. In ms. */
const orphanAfterMs = 3_600_000;

/** Pictures and documents of maps: looked at when they come, kept once for their bytes. */
export interface AssetShelf {
  /** For a map that is there. */
  add(workspace: WorkspaceId, map: MapId, bytes: Uint8Array, name: string): Promise<AssetOutcome>;
  /** Of the workspace itself: whoever adds it keeps it. No documents. */
  addPicture(workspace: WorkspaceId, bytes: Uint8Array, name: string): Promise<AssetOutcome>;
  /** undefined: the map neither refers to it nor was given it. */
  get(workspace: WorkspaceId, map: MapId, asset: AssetId): Promise<StoredAsset | undefined>;
  bytes(stored: StoredAsset): AsyncIterable<Uint8Array>;
  /** Data URLs of all that the map refers to, for its file (D12). What is lost is left out. */
  fileAssets(workspace: WorkspaceId, map: JourneyMap): Promise<FileAssets>;
  /**
   * Stores what a map file brought along. Which of them got other bytes, and so another name: pictures that
   * were not drawn by us. What the map does not refer to is left out.
   */
  takeFileAssets(
    workspace: WorkspaceId,
    map: JourneyMap,
    assets: FileAssets,
  ): Promise<
    | { readonly kind: "taken"; readonly renamed: ReadonlyMap<AssetId, AssetId> }
    | { readonly kind: "refused"; readonly asset: AssetId; readonly reason: AssetRefusal }
  >;
  /** Removes what nothing has used for a month, or what went with its maps; `kept` are used by the workspace itself. */
  clearUnused(workspace: WorkspaceId, kept?: readonly AssetId[]): Promise<void>;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex") as AssetId;

export function createAssetShelf(
  { assets, files }: Pick<Store, "assets" | "files">,
  maps: Pick<MapShelf, "read">,
  now: () => EpochMs,
): AssetShelf {
  async function store(
    workspace: WorkspaceId,
    bytes: Uint8Array,
    about: Pick<StoredAsset, "name" | "mime" | "size">,
  ): Promise<StoredAsset> {
    const asset = sha256(bytes);
    const known = await assets.get(workspace, asset);
    const written = known ?? (await write(bytes));
    const stored: StoredAsset = { ...about, asset, file: written.file, bytes: bytes.length };
    if ((await assets.add(workspace, stored)) === "added") return stored;
    const first = (await assets.get(workspace, asset)) ?? stored;
    if (!known && first.file !== stored.file) await files.remove(stored.file);
    return first;
  }

  async function write(bytes: Uint8Array) {
    const written = await files.write(Readable.from([bytes]));
    if (written.kind === "refused") throw new Error("a file without a limit was too big");
    return written.stored;
  }

  async function look(
    workspace: WorkspaceId,
    bytes: Uint8Array,
    name: string,
    options: { readonly keep: boolean },
  ): Promise<AssetOutcome> {
    if (bytes.length === 0) return { kind: "refused", reason: "empty" };
    if (bytes.length > assetLimitBytes) return { kind: "refused", reason: "too-big" };
    const found = kindOfBytes(bytes);
    switch (found.kind) {
      case "unknown":
        return { kind: "refused", reason: "unknown-kind" };
      case "document":
        return {
          kind: "stored",
          stored: await store(workspace, bytes, {
            name: nameOfKind(name, found),
            mime: found.mime,
            size: null,
          }),
        };
      case "picture": {
        const read = await readPicture(bytes, options);
        if (read.kind === "refused") return read;
        const { width, height, mime } = read.picture;
        return {
          kind: "stored",
          stored: await store(workspace, read.picture.bytes, { name, mime, size: { width, height } }),
        };
      }
    }
  }

  return {
    async add(workspace, map, bytes, name) {
      if ((await assets.bytesOf(workspace, map)) + bytes.length > mapAssetsLimitBytes)
        return { kind: "refused", reason: "map-full" };
      const outcome = await look(workspace, bytes, name, { keep: false });
      if (outcome.kind === "stored") await assets.give(workspace, map, outcome.stored.asset);
      return outcome;
    },

    async addPicture(workspace, bytes, name) {
      if (kindOfBytes(bytes).kind === "document") return { kind: "refused", reason: "unknown-kind" };
      return look(workspace, bytes, name, { keep: false });
    },

    async get(workspace, map, asset) {
      if (!(await assets.isOf(workspace, map, asset))) {
        // The list can be a moment behind: a card was just pasted from another map.
        const read = await maps.read(workspace, map);
        if (!read || !referencesOf(read).assets.includes(asset)) return undefined;
      }
      return assets.get(workspace, asset);
    },

    bytes: ({ file }) => files.read(file),

    async fileAssets(workspace, map) {
      const found: [AssetId, string][] = [];
      for (const asset of referencesOf(map).assets) {
        const stored = await assets.get(workspace, asset);
        if (!stored) continue;
        const bytes = Buffer.concat(await Array.fromAsync(files.read(stored.file)));
        found.push([asset, `data:${stored.mime};base64,${bytes.toString("base64")}`]);
      }
      return Object.fromEntries(found) as FileAssets;
    },

    async takeFileAssets(workspace, map, given) {
      const names = namesIn(map);
      const renamed = new Map<AssetId, AssetId>();
      for (const asset of referencesOf(map).assets) {
        const url = given[asset];
        if (url === undefined) continue;
        const bytes = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
        const outcome = await look(workspace, bytes, names.get(asset) ?? "", { keep: true });
        if (outcome.kind === "refused") return { kind: "refused", asset, reason: outcome.reason };
        // A picture is shown, a document is loaded down: neither may turn out to be the other.
        const { stored } = outcome;
        if ((stored.size === null) !== names.has(asset))
          return { kind: "refused", asset, reason: "unknown-kind" };
        if (stored.asset !== asset) renamed.set(asset, stored.asset);
      }
      return { kind: "taken", renamed };
    },

    async clearUnused(workspace, kept) {
      const unused = await assets.takeUnused(
        workspace,
        (now() - unusedAfterMs) as EpochMs,
        (now() - orphanAfterMs) as EpochMs,
        kept,
      );
      for (const file of unused) await files.remove(file);
    },
  };
}

/** What the documents of a map are called. */
const namesIn = (map: JourneyMap): ReadonlyMap<AssetId, string> =>
  new Map(
    map.cards.flatMap((card) =>
      (card.attachments ?? []).flatMap((one) =>
        one.kind === "document" ? [[one.asset, one.name] as const] : [],
      ),
    ),
  );
