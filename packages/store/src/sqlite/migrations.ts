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
  `
  CREATE TABLE workspace (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO workspace (id, name, created) VALUES ('default', '', 0);

  -- The names of columns in these five tables are better-auth's.
  CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    "emailVerified" INTEGER NOT NULL,
    image TEXT,
    "createdAt" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "twoFactorEnabled" INTEGER,
    suspended INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    workspace TEXT,
    "expiresAt" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX session_of_account ON session (account);

  CREATE TABLE credential (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    "providerId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TEXT,
    "refreshTokenExpiresAt" TEXT,
    scope TEXT,
    password TEXT,
    "createdAt" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    UNIQUE ("providerId", "accountId")
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX credential_of_account ON credential (account);

  CREATE TABLE verification (
    id TEXT NOT NULL PRIMARY KEY,
    identifier TEXT NOT NULL,
    value TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX verification_by_identifier ON verification (identifier);

  CREATE TABLE two_factor (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    secret TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    verified INTEGER,
    "failedVerificationCount" INTEGER,
    "lockedUntil" TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX two_factor_of_account ON two_factor (account);

  CREATE TABLE member (
    workspace TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (workspace, account)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX member_by_account ON member (account);

  CREATE TABLE place_role (
    workspace TEXT NOT NULL,
    account TEXT NOT NULL,
    place TEXT NOT NULL,
    target TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (workspace, account, place, target),
    FOREIGN KEY (workspace, account) REFERENCES member (workspace, account) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX place_role_by_target ON place_role (workspace, place, target);

  CREATE TABLE ticket (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    workspace TEXT REFERENCES workspace (id) ON DELETE CASCADE,
    account TEXT REFERENCES account (id) ON DELETE CASCADE,
    email TEXT,
    role TEXT,
    map TEXT,
    made_by TEXT,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ticket_of_workspace ON ticket (workspace, created);

  CREATE TABLE attempt (
    key TEXT NOT NULL PRIMARY KEY,
    count INTEGER NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT,
    action TEXT NOT NULL,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    about TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_of_workspace ON audit (workspace, number);

  CREATE TABLE access_change (number INTEGER NOT NULL) STRICT;
  INSERT INTO access_change (number) VALUES (0);
  `,
  `
  CREATE TABLE share (
    id TEXT NOT NULL PRIMARY KEY,
    workspace TEXT NOT NULL,
    map TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT,
    expires INTEGER,
    lanes TEXT,
    numbers INTEGER NOT NULL,
    embed TEXT,
    made_by TEXT NOT NULL,
    created INTEGER NOT NULL,
    seen INTEGER,
    FOREIGN KEY (workspace, map) REFERENCES map (workspace, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX share_of_map ON share (workspace, map);
  `,
  `
  CREATE TABLE api_key (
    id TEXT NOT NULL PRIMARY KEY,
    workspace TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    scopes TEXT NOT NULL,
    expires INTEGER,
    created INTEGER NOT NULL,
    seen INTEGER,
    FOREIGN KEY (workspace, account) REFERENCES member (workspace, account) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX api_key_of_account ON api_key (workspace, account);
  `,
  `
  CREATE TABLE source (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    settings TEXT NOT NULL,
    created INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    PRIMARY KEY (workspace, id),
    FOREIGN KEY (workspace, project) REFERENCES project (workspace, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX source_of_project ON source (workspace, project);

  CREATE TABLE write_key (
    id TEXT NOT NULL PRIMARY KEY,
    workspace TEXT NOT NULL,
    source TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    sealed TEXT NOT NULL,
    created INTEGER NOT NULL,
    revoked INTEGER,
    FOREIGN KEY (workspace, source) REFERENCES source (workspace, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX write_key_of_source ON write_key (workspace, source);
  `,
];
