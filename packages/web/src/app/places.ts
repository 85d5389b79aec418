import { Database, LayoutTemplate, Map as MapIcon, UserRound, UsersRound } from "lucide-react";
import { mayReadLibrary, mayReadPeople } from "./may.ts";
import { useMayMake, useOwnRole } from "./use-own-role.ts";

const maps = { to: "/", name: "common:place.maps", icon: MapIcon } as const;
const templates = { to: "/templates", name: "common:place.templates", icon: LayoutTemplate } as const;
const personas = { to: "/personas", name: "personas:page.title", icon: UserRound } as const;
const imports = { to: "/imports", name: "common:place.imports", icon: Database } as const;
const people = { to: "/people", name: "people:page.title", icon: UsersRound } as const;

export type Place = typeof maps | typeof templates | typeof personas | typeof imports | typeof people;

/** The pages that lead to the maps, as far as they are open to this person; until that is known, those that most see. */
export function usePlaces(): readonly Place[] {
  const role = useOwnRole();
  const mayMake = useMayMake();
  if (role === undefined) return [maps, templates, personas, imports];
  return [
    maps,
    ...(mayMake ? [templates] : []),
    ...(mayReadLibrary(role) ? [personas, imports] : []),
    ...(mayReadPeople(role) ? [people] : []),
  ];
}
