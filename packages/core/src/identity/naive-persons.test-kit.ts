import type { IdentityClaim } from "../collect/collected-event.ts";

/** Who every id is after all claims, as the rules are told: sets of ids, looked through from the beginning. */
export function naivePersons(claims: readonly IdentityClaim[], most = Infinity): ReadonlyMap<string, string> {
  let groups: { person: string; ids: readonly string[]; known: boolean }[] = [];
  const groupOf = (id: string) => {
    const found = groups.find(({ ids }) => ids.includes(id));
    if (found) return found;
    const alone = { person: id, ids: [id], known: false };
    groups.push(alone);
    return alone;
  };
  for (const claim of claims) {
    const [other, main] =
      claim.kind === "alias"
        ? [groupOf(claim.previous), groupOf(claim.current)]
        : [groupOf(claim.anonymous), groupOf(claim.known)];
    if (claim.kind === "identified") {
      if (other.known && other !== main) continue;
      if (other === main || main.ids.length + other.ids.length <= most) main.known = true;
    }
    if (other === main || main.ids.length + other.ids.length > most) continue;
    const keepsOther = claim.kind === "alias" && other.known && !main.known;
    const both = {
      person: keepsOther ? other.person : main.person,
      ids: [...main.ids, ...other.ids],
      known: main.known || other.known,
    };
    groups = [...groups.filter((one) => one !== main && one !== other), both];
  }
  return new Map(groups.flatMap(({ person, ids }) => ids.map((id) => [id, person] as const)));
}
