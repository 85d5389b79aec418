import { Client, Pool, type ClientBase, TypeOverrides, types, type ClientConfig } from "pg";

/** Counters and milliseconds, all far below 2⁵³; the driver alone would give text. */
function integerOf(text: string): number {
  const integer = Number(text);
  if (!Number.isSafeInteger(integer)) throw new Error(`${text} is no safe integer`);
  return integer;
}

/** `\x` and hexadecimal signs. A small Buffer is a view of a large one: bytes are kept as their own. */
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text.slice(2), "hex"));

/** For our own connections alone: another user of the driver keeps its ways. */
const decoders = new TypeOverrides();
decoders.setTypeParser(types.builtins.INT8, integerOf);
decoders.setTypeParser(types.builtins.BYTEA, bytesOf);

const configuration = (connectionString: string): ClientConfig => ({
  connectionString,
  application_name: "itinera",
  connectionTimeoutMillis: 10_000,
  // A host that is gone without a word is noticed by its silence.
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  types: decoders,
});

/** What the operator has made stricter than `on` stays so. */
const makeDurable =
  "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

/** Connections for ordinary work: a commit that is answered is on disk. */
export function poolOf(url: string): Pool {
  // The pool waits for what this gives, which its types do not say; where it fails, nobody gets the connection.
  const onConnect = (client: ClientBase) => client.query(makeDurable);
  const settings = { ...configuration(url), max: 10, onConnect };
  const pool = new Pool(settings);
  // An idle connection that broke is no loss: the next query makes another.
  pool.on("error", () => undefined);
  return pool;
}

/** One connection that is held for long. Throws when the database cannot be reached. */
export async function connect(url: string): Promise<Client> {
  const client = new Client(configuration(url));
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
