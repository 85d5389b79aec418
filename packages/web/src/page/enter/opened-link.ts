import { ProblemError, type OpenedTicket, type UseTicket } from "@itinera/protocol";
import { queryOptions } from "@tanstack/react-query";
import { client } from "../../api/client.ts";

/** A link to sign in needs no question. */
type OpenedLink = Exclude<OpenedTicket, { kind: "sign-in" }> | { readonly kind: "in" };

/** Its use, by a name that React's rules do not take for a hook's. */
export const spendLink = (how: UseTicket) => client.useTicket(how);

const noLink = new ProblemError({ code: "ticket.none", message: "There is no token", params: {} }, 404);

/** Asked once: a link to sign in is used up by it. Throws ProblemError. */
export const openedLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ["opened-link", token],
    queryFn: async (): Promise<OpenedLink> => {
      if (token === "") throw noLink;
      const opened = await client.readTicket(token);
      if (opened.kind !== "sign-in") return opened;
      await spendLink({ token });
      return { kind: "in" };
    },
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
