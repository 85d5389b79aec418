import type { AccountId } from "@itinera/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { onNotSignedIn } from "../api/not-signed-in.ts";
import { meQuery } from "../api/queries.ts";
import { beginAnew } from "./begin-anew.ts";
import { keepAccount } from "./account-here.ts";
import { useIsStaying } from "./stay-here.ts";

/** Pages for those who are on their way in. */
const forAnybody: readonly string[] = ["/sign-in", "/enter"];

/**
 * Leads whoever is nobody to the page on which they sign in, and back afterwards. The pages do not wait for it: they
 * are asked for at the same time. Whether what was asked for may be shown.
 */
export function useGuard(): boolean {
  const router = useRouter();
  const queries = useQueryClient();
  const { pathname, href } = useRouterState({ select: ({ location }) => location });
  const isForAnybody = forAnybody.includes(pathname);
  const me = useQuery({ ...meQuery, enabled: !isForAnybody }).data;
  const isStaying = useIsStaying();
  const isNobody = me?.kind === "nobody" && !isForAnybody && !isStaying;
  const account = me?.kind === "account" ? me.account.id : undefined;
  const before = useRef<AccountId>(undefined);

  useEffect(() => {
    const ask = () =>
      void queries.invalidateQueries({ queryKey: meQuery.queryKey }, { cancelRefetch: false });
    const askOfOld = ({ persisted }: PageTransitionEvent) => {
      if (persisted) ask();
    };
    const stop = onNotSignedIn(ask);
    // A page that Back has brought from the browser's memory may be one of somebody who has left.
    addEventListener("pageshow", askOfOld);
    return () => {
      stop();
      removeEventListener("pageshow", askOfOld);
    };
  }, [queries]);

  useEffect(() => {
    if (account === undefined) return;
    keepAccount(account);
    // What this page knows is somebody else's.
    if (before.current !== undefined && before.current !== account) location.reload();
    before.current = account;
  }, [account]);

  useEffect(() => {
    if (!isNobody) return;
    const back = href === "/" ? {} : { back: href };
    if (before.current === undefined) void router.navigate({ to: "/sign-in", search: back, replace: true });
    // Words that are being written are kept by a page that goes, and whatever else it knows goes with it.
    else beginAnew(router.buildLocation({ to: "/sign-in", search: back }).href);
  }, [isNobody, href, router]);

  return !isNobody || before.current !== undefined;
}
