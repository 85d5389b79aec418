import { readdir } from "node:fs/promises";
import { isFileId, type FileId } from "../files.ts";

/** The files in a folder that a server may be at work in; none where there is no such folder. */
export async function fileNamesIn(directory: string): Promise<readonly FileId[]> {
  try {
    return (await readdir(directory)).filter(isFileId);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
