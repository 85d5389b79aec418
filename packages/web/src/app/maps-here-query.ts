import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { mapsHere } from "../room/browser-map-store.ts";
import { accountHere } from "./account-here.ts";

/** Maps that lie on this computer, for whoever is here. */
export const mapsHereQuery = (queries: QueryClient) =>
  queryOptions({
    queryKey: ["maps-here"],
    queryFn: async () => mapsHere(await accountHere(queries)),
    staleTime: 0,
  });
