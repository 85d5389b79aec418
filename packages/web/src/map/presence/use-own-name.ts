import { useOwnAccount } from "../../app/use-own-account.ts";
import { useOwnPerson } from "./own-person.ts";

/** As others on the map see this person: the name of the account, or, without one, what was chosen in this browser. */
export function useOwnName(): string {
  const chosen = useOwnPerson(({ name }) => name);
  return useOwnAccount()?.account.name ?? chosen;
}
