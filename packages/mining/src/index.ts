export { discover, type Discovery } from "./discover.ts";
export { mapFromDiscovery, type NewMap } from "./map-from-discovery.ts";
export { readableName } from "./readable-name.ts";
