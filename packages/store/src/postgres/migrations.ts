import type { Migrations } from "../sql/migrations.ts";

// The tables of all SQLite files in one database. Names are compared and sorted by their bytes, as there,
// whatever language the database was made for.

export const migrations: Migrations = [
  `
  CREATE TABLE project (
    workspace text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    created bigint NOT NULL,
    PRIMARY KEY (workspace, id),
    UNIQUE (workspace, name)
  );

  CREATE TABLE map (
    workspace text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    project text COLLATE "C" NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    lang text NOT NULL,
    created bigint NOT NULL,
    updated bigint NOT NULL,
    binned bigint,
    PRIMARY KEY (workspace, id),
    FOREIGN KEY (workspace, project) REFERENCES project (workspace, id) ON DELETE CASCADE
  );
  CREATE INDEX map_of_project ON map (workspace, project);

  CREATE TABLE event_log (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace text COLLATE "C" NOT NULL,
    project text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    entry text NOT NULL
  );
  CREATE INDEX event_log_of_project ON event_log (workspace, project, number);

  CREATE TABLE import (
    workspace text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    project text COLLATE "C" NOT NULL,
    number bigint NOT NULL REFERENCES event_log (number),
    sha256 text NOT NULL,
    state text NOT NULL,
    counts text NOT NULL,
    refused text NOT NULL,
    refused_rows text,
    failure text,
    PRIMARY KEY (workspace, id),
    FOREIGN KEY (workspace, project) REFERENCES project (workspace, id) ON DELETE CASCADE
  );
  CREATE INDEX import_of_project ON import (workspace, project, number);

  CREATE TABLE job (
    workspace text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    payload text NOT NULL,
    state text NOT NULL,
    progress text NOT NULL,
    result text NOT NULL,
    attempts integer NOT NULL,
    held_until bigint NOT NULL,
    created bigint NOT NULL,
    updated bigint NOT NULL,
    UNIQUE (workspace, id)
  );
  CREATE INDEX job_to_do ON job (state, number);

  CREATE TABLE setting (
    workspace text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (workspace, key)
  );

  CREATE TABLE map_head (
    workspace text COLLATE "C" NOT NULL,
    map text COLLATE "C" NOT NULL,
    epoch integer NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (workspace, map)
  );
  CREATE TABLE map_update (
    workspace text COLLATE "C" NOT NULL,
    map text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    author text NOT NULL,
    at bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (workspace, map, seq)
  );
  CREATE TABLE map_client (
    workspace text COLLATE "C" NOT NULL,
    map text COLLATE "C" NOT NULL,
    client bigint NOT NULL,
    author text NOT NULL,
    PRIMARY KEY (workspace, map, client)
  );
  CREATE TABLE map_state (
    workspace text COLLATE "C" NOT NULL,
    map text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (workspace, map)
  );
  `,
  `
  CREATE TABLE asset (
    workspace text COLLATE "C" NOT NULL,
    asset text COLLATE "C" NOT NULL,
    file text NOT NULL,
    name text NOT NULL,
    mime text NOT NULL,
    bytes bigint NOT NULL,
    width integer,
    height integer,
    seen bigint NOT NULL,
    PRIMARY KEY (workspace, asset)
  );

  CREATE TABLE map_asset (
    workspace text COLLATE "C" NOT NULL,
    map text COLLATE "C" NOT NULL,
    asset text COLLATE "C" NOT NULL,
    referred integer NOT NULL,
    PRIMARY KEY (workspace, map, asset),
    FOREIGN KEY (workspace, map) REFERENCES map (workspace, id) ON DELETE CASCADE
  );
  CREATE INDEX map_asset_of_asset ON map_asset (workspace, asset);

  CREATE TABLE map_link (
    workspace text COLLATE "C" NOT NULL,
    map text COLLATE "C" NOT NULL,
    target text COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace, map, target),
    FOREIGN KEY (workspace, map) REFERENCES map (workspace, id) ON DELETE CASCADE
  );
  CREATE INDEX map_link_of_target ON map_link (workspace, target);
  `,
  `
  CREATE TABLE persona (
    workspace text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    fields text NOT NULL,
    picture text COLLATE "C",
    created bigint NOT NULL,
    updated bigint NOT NULL,
    binned bigint,
    PRIMARY KEY (workspace, id)
  );
  CREATE INDEX persona_of_picture ON persona (workspace, picture);
  `,
  `
  CREATE TABLE workspace (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    name text NOT NULL,
    created bigint NOT NULL
  );
  INSERT INTO workspace (id, name, created) VALUES ('default', '', 0);

  -- The names of columns in these five tables are better-auth's.
  CREATE TABLE account (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    name text NOT NULL,
    email text COLLATE "C" NOT NULL UNIQUE,
    "emailVerified" boolean NOT NULL,
    image text,
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL,
    "twoFactorEnabled" boolean,
    suspended bigint
  );

  CREATE TABLE session (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    token text COLLATE "C" NOT NULL UNIQUE,
    account text COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    workspace text COLLATE "C",
    "expiresAt" timestamptz NOT NULL,
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL,
    "ipAddress" text,
    "userAgent" text
  );
  CREATE INDEX session_of_account ON session (account);

  CREATE TABLE credential (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    account text COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    "providerId" text COLLATE "C" NOT NULL,
    "accountId" text COLLATE "C" NOT NULL,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" timestamptz,
    "refreshTokenExpiresAt" timestamptz,
    scope text,
    password text,
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL,
    UNIQUE ("providerId", "accountId")
  );
  CREATE INDEX credential_of_account ON credential (account);

  CREATE TABLE verification (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    identifier text COLLATE "C" NOT NULL,
    value text NOT NULL,
    "expiresAt" timestamptz NOT NULL,
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL
  );
  CREATE INDEX verification_by_identifier ON verification (identifier);

  CREATE TABLE two_factor (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    account text COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    secret text NOT NULL,
    "backupCodes" text NOT NULL,
    verified boolean,
    "failedVerificationCount" integer,
    "lockedUntil" timestamptz
  );
  CREATE INDEX two_factor_of_account ON two_factor (account);

  CREATE TABLE member (
    workspace text COLLATE "C" NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
    account text COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role text COLLATE "C" NOT NULL,
    since bigint NOT NULL,
    PRIMARY KEY (workspace, account)
  );
  CREATE INDEX member_by_account ON member (account);

  CREATE TABLE place_role (
    workspace text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    place text COLLATE "C" NOT NULL,
    target text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace, account, place, target),
    FOREIGN KEY (workspace, account) REFERENCES member (workspace, account) ON DELETE CASCADE
  );
  CREATE INDEX place_role_by_target ON place_role (workspace, place, target);

  CREATE TABLE ticket (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    workspace text COLLATE "C" REFERENCES workspace (id) ON DELETE CASCADE,
    account text COLLATE "C" REFERENCES account (id) ON DELETE CASCADE,
    email text COLLATE "C",
    role text COLLATE "C",
    map text COLLATE "C",
    made_by text COLLATE "C",
    created bigint NOT NULL,
    expires bigint NOT NULL,
    used bigint
  );
  CREATE INDEX ticket_of_workspace ON ticket (workspace, created);

  CREATE TABLE attempt (
    key text COLLATE "C" NOT NULL PRIMARY KEY,
    count integer NOT NULL,
    until bigint NOT NULL
  );

  CREATE TABLE audit (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace text COLLATE "C",
    action text NOT NULL,
    at bigint NOT NULL,
    who text COLLATE "C" NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    about text NOT NULL
  );
  CREATE INDEX audit_of_workspace ON audit (workspace, number);

  CREATE TABLE access_change (number bigint NOT NULL);
  INSERT INTO access_change (number) VALUES (0);
  `,
  `
  CREATE TABLE share (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    workspace text COLLATE "C" NOT NULL,
    map text COLLATE "C" NOT NULL,
    role text NOT NULL,
    password text,
    expires bigint,
    lanes text,
    numbers integer NOT NULL,
    embed text,
    made_by text NOT NULL,
    created bigint NOT NULL,
    seen bigint,
    FOREIGN KEY (workspace, map) REFERENCES map (workspace, id) ON DELETE CASCADE
  );
  CREATE INDEX share_of_map ON share (workspace, map);
  `,
  `
  CREATE TABLE api_key (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    workspace text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    name text NOT NULL,
    hash text NOT NULL,
    scopes text NOT NULL,
    expires bigint,
    created bigint NOT NULL,
    seen bigint,
    FOREIGN KEY (workspace, account) REFERENCES member (workspace, account) ON DELETE CASCADE
  );
  CREATE INDEX api_key_of_account ON api_key (workspace, account);
  `,
  `
  CREATE TABLE source (
    workspace text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    project text COLLATE "C" NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    settings text NOT NULL,
    created bigint NOT NULL,
    paused integer NOT NULL,
    PRIMARY KEY (workspace, id),
    FOREIGN KEY (workspace, project) REFERENCES project (workspace, id) ON DELETE CASCADE
  );
  CREATE INDEX source_of_project ON source (workspace, project);

  CREATE TABLE write_key (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    workspace text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL UNIQUE,
    sealed text NOT NULL,
    created bigint NOT NULL,
    revoked bigint,
    FOREIGN KEY (workspace, source) REFERENCES source (workspace, id) ON DELETE CASCADE
  );
  CREATE INDEX write_key_of_source ON write_key (workspace, source);

  CREATE TABLE stream_head (
    workspace text COLLATE "C" NOT NULL,
    project text COLLATE "C" NOT NULL,
    last bigint NOT NULL,
    settled bigint NOT NULL,
    bytes bigint NOT NULL,
    PRIMARY KEY (workspace, project)
  );

  CREATE TABLE stream_block (
    workspace text COLLATE "C" NOT NULL,
    project text COLLATE "C" NOT NULL,
    first bigint NOT NULL,
    count integer NOT NULL,
    at bigint NOT NULL,
    size integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (workspace, project, first)
  );
  -- They are compressed already.
  ALTER TABLE stream_block ALTER COLUMN bytes SET STORAGE EXTERNAL;

  CREATE TABLE quarantined (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace text COLLATE "C" NOT NULL,
    project text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    source text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    dialect text COLLATE "C" NOT NULL,
    message text NOT NULL
  );
  CREATE INDEX quarantined_of_project ON quarantined (workspace, project, number);
  CREATE INDEX quarantined_by_reason ON quarantined (workspace, project, source, reason);
  `,
];
