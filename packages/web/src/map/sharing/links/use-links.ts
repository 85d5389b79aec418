import type { MapId } from "@itinera/core";
import { ProblemError, type ChangeShare, type ShareLine } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "../../../api/client.ts";
import { problemText } from "../../../api/problem-text.ts";
import { sharesQuery } from "../../../api/queries.ts";
import { useWords, type Words } from "../../../app/language.tsx";
import { copyText } from "../../../parts/copy-field.tsx";
import { tell } from "../../../parts/toasts.tsx";
import { linkOf } from "../../../people/invited-link.tsx";
import { changesOf } from "./link-draft.ts";

const isGone = (error: unknown) => error instanceof ProblemError && error.problem.code === "share.gone";

/** What somebody is told who hands links out; `problemText` speaks to whoever was given one. */
export const linkProblem = (t: Words["t"], error: unknown): string =>
  isGone(error) ? t("sharing:links.gone") : problemText(t, error);

/** Makes a link of these terms, or gives them to the one that is there; what is made is copied where the browser lets us. */
export function useKeepLink(map: MapId, line: ShareLine | undefined, onDone: (line: ShareLine) => void) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { queryKey } = sharesQuery(map);
  return useMutation({
    mutationFn: async (terms: ChangeShare) => {
      if (!line) return client.newShare(map, terms);
      const changes = changesOf(line, terms);
      return Object.keys(changes).length === 0 ? line : client.changeShare(map, line.id, changes);
    },
    onSuccess(made) {
      queries.setQueryData(queryKey, (all) => [
        ...(line ? [] : [made]),
        ...(all ?? []).map((one) => (one.id === made.id ? made : one)),
      ]);
      onDone(made);
      if (line) return tell(t("sharing:links.changed"));
      return void copyText(linkOf(made)).then((isCopied) => {
        if (isCopied) tell(t("sharing:links.madeAndCopied"), { key: "copy" });
      });
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}

/** Takes a link away for good; one that somebody else has just taken away is what was wanted. */
export function useRevokeLink(map: MapId, onDone: () => void) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { queryKey } = sharesQuery(map);
  return useMutation({
    mutationFn: async ({ id }: ShareLine) => {
      try {
        await client.revokeShare(map, id);
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
    onSuccess(_, { id }) {
      queries.setQueryData(queryKey, (all) => all?.filter((one) => one.id !== id));
      tell(t("sharing:links.revoked"));
      onDone();
    },
    onError: (error) => tell(linkProblem(t, error)),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}
