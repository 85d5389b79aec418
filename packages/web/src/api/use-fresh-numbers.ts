import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { projectsQuery } from "./queries.ts";

/** Counts the projects' events again whenever an import begins or ends. */
export function useFreshNumbers(importsUnderWay: number | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (importsUnderWay !== undefined) void queries.invalidateQueries({ queryKey: projectsQuery.queryKey });
  }, [queries, importsUnderWay]);
}
