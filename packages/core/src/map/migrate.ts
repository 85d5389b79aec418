/** Makes a map's document of one version from that of the version before. */
export type Upgrade = (map: unknown) => unknown;

/** The first makes version 2 of version 1. Never changed once released; its fixture stays in the tests. */
export const upgrades: readonly Upgrade[] = [withSections];

/** Version 2 has sections of lanes; all else that it added may be absent. */
function withSections(map: unknown): unknown {
  return typeof map === "object" && map !== null ? { ...map, sections: [] } : map;
}

/** The document as this version has it; what it holds is checked afterwards. `version` is 1…mapVersion. */
export const migrate = (map: unknown, version: number, steps: readonly Upgrade[] = upgrades): unknown =>
  steps.slice(version - 1).reduce((document, upgrade) => upgrade(document), map);
