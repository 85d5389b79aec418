/** Behind `itinera serve --help`. */
export const environmentHelp = `
Environment:
  CLICKHOUSE_URL      another ClickHouse instead of the one that comes along; with CLICKHOUSE_USER,
                      CLICKHOUSE_PASSWORD, CLICKHOUSE_READER_USER, CLICKHOUSE_READER_PASSWORD, CLICKHOUSE_DATABASE
  DATABASE_URL        a PostgreSQL for maps and lists instead of the data folder; postgres://user:password@host/name
  REDIS_URL           lets several servers work as one; they share CLICKHOUSE_URL, DATABASE_URL, ITINERA_FILES too
  ITINERA_FILES       where imported files lie, when not in the data folder
  ITINERA_LOG         fatal, error, warn (the default), info, debug, trace or silent`;
