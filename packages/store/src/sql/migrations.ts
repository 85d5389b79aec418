/** One SQL script per version, oldest first; a published one is never changed. */
export type Migrations = readonly string[];

export type Migrated =
  { readonly kind: "migrated" } | { readonly kind: "newer"; readonly found: number; readonly known: number };
