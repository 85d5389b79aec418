import type { Me } from "@itinera/protocol";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../api/queries.ts";

/** Who is signed in here; undefined: not known yet. */
export const useMe = (): Me | undefined => useQuery(meQuery).data;
