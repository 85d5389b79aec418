import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** The address of a new, empty database on the PostgreSQL at an address. */
export async function newDatabase(server: string): Promise<string> {
  const name = `itinera_${randomBytes(6).toString("hex")}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
