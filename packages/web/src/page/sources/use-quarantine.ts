import type { ProjectId, QuarantineReason } from "@itinera/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client.ts";
import { problemText } from "../../api/problem-text.ts";
import { useWords } from "../../app/language.tsx";
import { tell } from "../../parts/toasts.tsx";

/** One message, or all of a reason. */
export type Held =
  | { readonly kind: "one"; readonly number: number }
  | { readonly kind: "all"; readonly reason: QuarantineReason };

/** As many as the server gives and takes at a time. */
const mostAtATime = 200;

type Act = (numbers: readonly number[]) => Promise<{ readonly released: number }>;

/** Gives how many it did something to, and how many it was shown. */
async function forAll(project: ProjectId, reason: QuarantineReason, act: Act) {
  let done = 0;
  let seen = 0;
  let before: number | undefined;
  do {
    const page = { reason, limit: mostAtATime, ...(before !== undefined && { before }) };
    const { messages } = await client.quarantine(project, page);
    const numbers = messages.map(({ number }) => number);
    if (numbers.length > 0) done += (await act(numbers)).released;
    seen += numbers.length;
    // What could not be read even now stays where it is: the next ones are behind it.
    before = numbers.length < mostAtATime ? undefined : numbers.at(-1);
  } while (before !== undefined);
  return { done, seen };
}

async function forHeld(project: ProjectId, held: Held, act: Act) {
  if (held.kind === "all") return forAll(project, held.reason, act);
  return { done: (await act([held.number])).released, seen: 1 };
}

/** Reads messages again, or throws them away, and says what became of them. */
export function useQuarantine(project: ProjectId) {
  const { t } = useWords();
  const queries = useQueryClient();
  const settled = {
    onError: (error: Error) => tell(problemText(t, error)),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["quarantine", project] }),
        queries.invalidateQueries({ queryKey: ["sources", project] }),
      ]),
  };
  const readAgain = useMutation({
    ...settled,
    mutationFn: (held: Held) => forHeld(project, held, (numbers) => client.readAgain(project, numbers)),
    onSuccess({ done, seen }) {
      const words = [
        ...(done > 0 ? [t("collect:quarantine.released", { count: done })] : []),
        ...(seen > done ? [t("collect:quarantine.stayed", { count: seen - done })] : []),
      ];
      tell(words.join(" "), { key: "quarantine" });
    },
  });
  const throwAway = useMutation({
    ...settled,
    mutationFn: (held: Held) => forHeld(project, held, (numbers) => client.throwAway(project, numbers)),
    onSuccess: ({ done }) => tell(t("collect:quarantine.thrown", { count: done }), { key: "quarantine" }),
  });
  return { readAgain, throwAway };
}
