import type { AuditQuery } from "@itinera/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { client } from "../../api/client.ts";

/** Pages of the audit log, the latest first. */
export const useAudit = (query: AuditQuery) =>
  useInfiniteQuery({
    queryKey: ["audit", query],
    queryFn: ({ pageParam }) => client.audit({ ...query, ...(pageParam !== null && { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
