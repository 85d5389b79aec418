import { randomBytes } from "node:crypto";
import { link, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

const name = "secret.key";

/** The installation's secret in its data folder, made at the first start. It is nobody's but the owner's to read. */
export async function secretIn(data: string): Promise<string> {
  const file = join(data, name);
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known !== undefined) return known.trim();
  const secret = randomBytes(32).toString("base64url");
  const part = `${file}.part`;
  await rm(part, { force: true });
  const written = await open(part, "wx", 0o600);
  try {
    await written.writeFile(`${secret}\n`);
    await written.sync();
  } finally {
    await written.close();
  }
  // A name for what is whole: killed before, the next start makes another, which nothing was derived from yet.
  await link(part, file);
  await rm(part);
  return secret;
}
