export const namespaces = [
  "lanes",
  "lint",
  "cards",
  "channels",
  "icons",
  "emotions",
  "map",
  "personas",
  "forms",
  "room",
  "welcome",
  "account",
  "keys",
  "people",
  "sharing",
  "audit",
  "import",
  "collect",
  "projects",
  "errors",
  "scene",
  "settings",
  "structure",
  "units",
  "common",
  "cli",
  "mail",
] as const;
export type Namespace = (typeof namespaces)[number];

/** Texts under a key, or further keys; plural forms end in `_one`, `_few`, `_many`, `_other`. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** All texts of one language. */
export type Messages = Readonly<Record<Namespace, MessageTree>>;
