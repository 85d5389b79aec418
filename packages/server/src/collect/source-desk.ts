import type { ProjectId, SourceId, WorkspaceId } from "@itinera/core";
import {
  sourceKindSchema,
  sourceSettingsSchema,
  type SourceKind,
  type SourceSettings,
} from "@itinera/protocol";
import type { Source, Store, WriteKey } from "@itinera/store";
import { createHash, randomBytes } from "node:crypto";
import type { Keys } from "../identity/keys.ts";
import { seal, unseal } from "../identity/seal.ts";

/** A source with its settings read. */
export type ReadSource = Omit<Source, "kind" | "settings"> & {
  readonly kind: SourceKind;
  readonly settings: SourceSettings;
};

export interface KnownSource {
  readonly workspace: WorkspaceId;
  readonly source: ReadSource;
}

/** Sources and their keys, for those who keep them and for the door. */
export interface SourceDesk {
  /** Whose a key is; undefined: nobody's. A key that was revoked is refused within a second. */
  byKey(key: string): Promise<KnownSource | undefined>;
  newKey(workspace: WorkspaceId, source: SourceId): Promise<WriteKey | undefined>;
  /** As it is written into a page; undefined: it was sealed with another secret. */
  textOf(key: WriteKey): string | undefined;
  list(workspace: WorkspaceId, project: ProjectId): Promise<readonly ReadSource[]>;
}

/** So that whoever finds one lying about knows what it is. */
const prefix = "itw_";
/** For so long the door believes what it knows of a key. */
const believedMs = 1_000;
const mostKnown = 10_000;

const hashOf = (key: string): string => createHash("sha256").update(key).digest("hex");

export const readSource = (source: Source): ReadSource => ({
  ...source,
  kind: sourceKindSchema.parse(source.kind),
  settings: sourceSettingsSchema.parse(source.settings),
});

export function createSourceDesk(
  { sources }: Pick<Store, "sources">,
  keys: Pick<Keys, "writeKeys">,
  now: () => number,
): SourceDesk {
  const known = new Map<
    string,
    { readonly until: number; readonly found: Promise<KnownSource | undefined> }
  >();

  async function find(hash: string): Promise<KnownSource | undefined> {
    const found = await sources.byKeyHash(hash);
    return found && { workspace: found.workspace, source: readSource(found.source) };
  }

  return {
    byKey(key) {
      const hash = hashOf(key);
      const held = known.get(hash);
      if (held && held.until > now()) return held.found;
      if (known.size >= mostKnown) known.clear();
      const found = find(hash);
      found.catch(() => known.delete(hash));
      known.set(hash, { until: now() + believedMs, found });
      return found;
    },
    newKey(workspace, source) {
      const key = prefix + randomBytes(18).toString("base64url");
      return sources.addKey(workspace, { source, hash: hashOf(key), sealed: seal(keys.writeKeys, key) });
    },
    textOf: ({ sealed }) => unseal(keys.writeKeys, sealed),
    list: async (workspace, project) => (await sources.list(workspace, project)).map(readSource),
  };
}
