import type { AssetId } from "@itinera/core";
import { createContext } from "react";

/** Where the bytes of a map's picture are; undefined: nowhere yet. */
export const AssetUrlContext = createContext<(asset: AssetId) => string | undefined>(() => undefined);
