import type { Pool, PoolClient } from "pg";

/** Another server may write between two queries. */
export const oneMoment = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/** All of `act` or nothing, in a transaction that begins so. */
export async function together<T>(
  pool: Pool,
  begin: string,
  act: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await act(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw broken;
  } finally {
    // A connection in the middle of something is not for the next one.
    client.release(broken);
  }
}
