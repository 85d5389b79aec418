/** Behind `itinera serve --help`. */
export const environmentHelp = `
Environment:
  CLICKHOUSE_URL      another ClickHouse instead of the one that comes along; with CLICKHOUSE_USER,
                      CLICKHOUSE_PASSWORD, CLICKHOUSE_READER_USER, CLICKHOUSE_READER_PASSWORD, CLICKHOUSE_DATABASE
  DATABASE_URL        a PostgreSQL for maps and lists instead of the data folder; postgres://user:password@host/name
  REDIS_URL           lets several servers work as one; they share CLICKHOUSE_URL, DATABASE_URL, ITINERA_FILES and
                      ITINERA_SECRET too
  ITINERA_FILES       where imported files lie, when not in the data folder
  ITINERA_SECRET      32 signs or more by chance, from which links and cookies are made; otherwise in secret.key of
                      the data folder
  ITINERA_URL         where browsers reach the server, when a proxy stands before it; https://maps.example.org
  ITINERA_TRUSTED_PROXIES
                      proxies whose X-Forwarded-For is believed: addresses, networks or loopback, by commas
  ITINERA_METRICS_TOKEN
                      what Prometheus shows as its bearer token to read /v1/metrics
  SMTP_URL            the mail server by which invitations and links go out; smtp://user:password@host:587, or
                      smtps://… for TLS from the first byte. SMTP_FROM: from whom, Itinera <itinera@example.org>
  OIDC_ISSUER         lets people sign in at an OpenID Connect provider; with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.
                      OIDC_NAME stands on the button. OIDC_DOMAINS: e-mail domains, by commas, whose people get an
                      account when they first come, as OIDC_ROLE (viewer, commenter or editor; viewer)
  ITINERA_ALLOW_NETWORKS
                      networks and hosts of your own that the server may send requests to, by commas; 10.0.0.0/8,
                      idp.local. Without it, requests go to public addresses alone
  ITINERA_LOG         fatal, error, warn (the default), info, debug, trace or silent`;
