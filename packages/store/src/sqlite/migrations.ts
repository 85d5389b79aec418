import type { Migrations } from "../sql/migrations.ts";

/** `itinera.db` */
export const migrations: Migrations = [
  `
  CREATE TABLE project (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (workspace, id),
    UNIQUE (workspace, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE map (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    lang TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    binned INTEGER,
    PRIMARY KEY (workspace, id),
    FOREIGN KEY (workspace, project) REFERENCES project (workspace, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX map_of_project ON map (workspace, project);

  CREATE TABLE event_log (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL,
    project TEXT NOT NULL,
    at INTEGER NOT NULL,
    entry TEXT NOT NULL
  ) STRICT;
  CREATE INDEX event_log_of_project ON event_log (workspace, project, number);

  CREATE TABLE import (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    project TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES event_log (number),
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL,
    counts TEXT NOT NULL,
    refused TEXT NOT NULL,
    refused_rows TEXT,
    failure TEXT,
    PRIMARY KEY (workspace, id),
    FOREIGN KEY (workspace, project) REFERENCES project (workspace, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX import_of_project ON import (workspace, project, number);

  CREATE TABLE job (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    progress TEXT NOT NULL,
    result TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    held_until INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    UNIQUE (workspace, id)
  ) STRICT;
  CREATE INDEX job_to_do ON job (state, number);

  CREATE TABLE setting (
    workspace TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (workspace, key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE asset (
    workspace TEXT NOT NULL,
    asset TEXT NOT NULL,
    file TEXT NOT NULL,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    seen INTEGER NOT NULL,
    PRIMARY KEY (workspace, asset)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE map_asset (
    workspace TEXT NOT NULL,
    map TEXT NOT NULL,
    asset TEXT NOT NULL,
    referred INTEGER NOT NULL,
    PRIMARY KEY (workspace, map, asset),
    FOREIGN KEY (workspace, map) REFERENCES map (workspace, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX map_asset_of_asset ON map_asset (workspace, asset);

  CREATE TABLE map_link (
    workspace TEXT NOT NULL,
    map TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (workspace, map, target),
    FOREIGN KEY (workspace, map) REFERENCES map (workspace, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX map_link_of_target ON map_link (workspace, target);
  `,
  `
  CREATE TABLE persona (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    fields TEXT NOT NULL,
    picture TEXT,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    binned INTEGER,
    PRIMARY KEY (workspace, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX persona_of_picture ON persona (workspace, picture);
  `,
];
