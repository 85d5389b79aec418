// Who may import whom: the one home of this table. dependency-cruiser's rules are made from it and
// ARCHITECTURE.md's table is checked against it.

/** Own packages that a package may import. */
export const mayImport = {
  core: [],
  protocol: ["core"],
  collab: ["core"],
  scene: ["core"],
  mining: ["core"],
  engine: [],
  analytics: ["core"],
  store: ["core"],
  export: ["core", "scene"],
  server: ["core", "protocol", "collab", "scene", "mining", "analytics", "store", "export"],
  web: ["core", "protocol", "collab", "scene", "mining"],
  tracker: ["protocol"],
  cli: ["core", "protocol", "collab", "scene", "mining", "engine", "analytics", "store", "export", "server"],
};

/** Packages that run anywhere: no Node module, no DOM. */
export const pure = ["core", "protocol", "collab", "scene", "mining"];

/** An outside thing lives in these packages alone. */
export const homes = {
  kysely: ["store"],
  "better-sqlite3": ["store"],
  pg: ["store"],
  redis: ["server"],
  "@clickhouse/client": ["analytics", "cli"],
  "ffi-rs": ["engine"],
  fastify: ["server"],
  "@myriaddreamin/typst-ts-node-compiler": ["export"],
  "@resvg/resvg-js": ["export"],
  i18next: ["core"],
  "fractional-indexing": ["core"],
  yjs: ["collab", "server", "web"],
  commander: ["cli"],
  "tar-stream": ["cli"],
  "better-auth": ["server"],
  "openid-client": ["server"],
  "@node-rs/argon2": ["server"],
  undici: ["server"],
  nodemailer: ["server"],
  jsonata: ["server"],
};

/** Nothing of the server or the command line opens a connection by itself but this folder, which checks the address. */
export const wayOut = {
  folder: "packages/server/src/outgoing/",
  packages: ["undici", "nodemailer"],
  modules: ["https", "http2", "net", "tls", "dgram"],
};
