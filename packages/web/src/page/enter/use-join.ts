import { ProblemError, type UseTicket } from "@itinera/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { beginAnew } from "../../app/begin-anew.ts";
import { openedLinkQuery, spendLink } from "./opened-link.ts";
import { dropTicket } from "./ticket-here.ts";

/** Meanwhile somebody else has taken it, or it was withdrawn. */
const over = ["ticket.gone", "ticket.used", "ticket.expired"];

/** Takes an invitation, then goes to where it leads. */
export function useJoin(token: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (how: Omit<UseTicket, "token"> = {}) => spendLink({ ...how, token }),
    onSuccess: ({ map }) => {
      dropTicket();
      beginAnew(map === null ? "/" : `/map/${map}`);
    },
    onError: (error) => {
      if (error instanceof ProblemError && over.includes(error.problem.code))
        return queries.resetQueries({ queryKey: openedLinkQuery(token).queryKey });
      return undefined;
    },
  });
}
