import type { Client } from "pg";
import { connect } from "./connection.ts";

/** First half of the keys of our advisory locks, which all programs in a database share: "itin". */
const ours = 0x6974696e;

/** Held as long as the connection lives on which they were taken, in one database. */
const locks = { migration: 1, server: 2, jobs: 3 } as const;
export type LockName = keyof typeof locks;

/** Waits for everybody else who holds it. */
export async function withLock<T>(client: Client, name: LockName, act: () => Promise<T>): Promise<T> {
  await client.query("SELECT pg_advisory_lock($1, $2)", [ours, locks[name]]);
  try {
    return await act();
  } finally {
    await client.query("SELECT pg_advisory_unlock($1, $2)", [ours, locks[name]]);
  }
}

/** The computer of a holder that is gone without a word is noticed in half a minute, not in two hours. */
const noticeDeath = `
  SET tcp_keepalives_idle = 10;
  SET tcp_keepalives_interval = 5;
  SET tcp_keepalives_count = 4`;

/** A connection that holds the lock until it ends, or undefined when somebody else holds it. */
export async function tryLock(
  url: string,
  name: LockName,
  mode: "exclusive" | "shared" = "exclusive",
): Promise<Client | undefined> {
  const client = await connect(url);
  try {
    await client.query(noticeDeath);
    const call = mode === "shared" ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
    const { rows } = await client.query<{ held: boolean }>(`SELECT ${call}($1, $2) AS held`, [
      ours,
      locks[name],
    ]);
    if (rows[0]?.held) return client;
  } catch (error) {
    await client.end();
    throw error;
  }
  await client.end();
  return undefined;
}
