import type { StoreRefusal } from "@itinera/store";
import type { Configuration } from "./configuration.ts";

/** Without its password. */
function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `The database ${pathname.slice(1)} at ${host}`;
}

/** One clear line: what happened, to what, and what to do. */
export function storeRefusal({ data, databaseUrl }: Configuration, refusal: StoreRefusal): string {
  const place = databaseUrl === undefined ? `The data folder ${data}` : placeOf(databaseUrl);
  switch (refusal.kind) {
    case "newer":
      return (
        `${place} was last used by a newer Itinera (version ${refusal.found} of the database, ` +
        `this one knows ${refusal.known}). Update Itinera, or choose another one.`
      );
    case "unreadable":
      return `The data folder ${data} cannot be read: ${refusal.detail}`;
    case "unreachable":
      return `${place} cannot be used: ${refusal.detail}`;
    case "in-use":
      return (
        `${place} is in use by another Itinera. Reach that one with --url; or let both share everything, ` +
        "that is CLICKHOUSE_URL and ITINERA_FILES too."
      );
  }
}
