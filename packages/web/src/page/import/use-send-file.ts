import type { ImportMapping } from "@itinera/core";
import { createClient, ProblemError } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { client } from "../../api/client.ts";
import { uploadFetch } from "../../api/upload-fetch.ts";

export interface Sending {
  readonly file: File;
  readonly project: string;
  readonly mapping: ImportMapping;
  /** Take the place of an earlier import of the same file. */
  readonly replace: boolean;
}

/** The same file lies here, read in another way: the reader must say whether the new way takes its place. */
export const asksToReplace = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === "import.other-mapping";

/** Sends a file and has its import begin. `sent`: bytes that have gone out. */
export function useSendFile() {
  const queries = useQueryClient();
  const [sent, setSent] = useState(0);
  const stop = useRef<AbortController>(null);
  // A question about an earlier import must not send the file a second time.
  const uploaded = useRef<{
    readonly file: File;
    readonly upload: Parameters<typeof client.newImport>[0]["upload"];
  }>(null);

  const send = useMutation({
    mutationFn: async ({ file, project, mapping, replace }: Sending) => {
      if (uploaded.current?.file !== file) {
        stop.current = new AbortController();
        const slow = createClient({ fetch: uploadFetch(setSent), origin: "" });
        const { upload } = await slow.upload(file.name, file, stop.current.signal);
        uploaded.current = { file, upload };
      }
      const { upload } = uploaded.current;
      return client.newImport({ upload, project, fileName: file.name, mapping, replace });
    },
    onSuccess: () => {
      uploaded.current = null;
      return queries.invalidateQueries({ refetchType: "none" });
    },
    onSettled: () => setSent(0),
  });

  return {
    send,
    sent,
    stop: () => {
      stop.current?.abort();
      send.reset();
    },
  };
}
