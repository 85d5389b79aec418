import { open } from "node:fs/promises";

/** Makes the names in a folder durable; Windows has no such thing and needs none. */
export async function syncFolder(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(directory, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
