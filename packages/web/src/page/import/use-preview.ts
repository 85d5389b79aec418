import type { ImportMapping } from "@itinera/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client } from "../../api/client.ts";

/** As much of a file as the server needs to show its first rows. */
const headBytes = 256 * 1024;

/** What the server understands of a file with what the reader said of it; the last word stays until the next comes. */
export function usePreview(file: File, said: ImportMapping) {
  return useQuery({
    queryKey: ["preview", file.name, file.size, file.lastModified, said],
    queryFn: async ({ signal }) => {
      const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
      return client.preview({ name: file.name, bytes: file.size }, head, said, signal);
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}
