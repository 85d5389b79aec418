import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IdentityClaim } from "../collect/collected-event.ts";
import { unite, type Identity } from "./unite.ts";

const identified = (anonymous: string, known: string): IdentityClaim => ({
  kind: "identified",
  anonymous,
  known,
});
const alias = (previous: string, current: string): IdentityClaim => ({ kind: "alias", previous, current });
const nobody = () => undefined;

/** Who is who after all of them, by person. */
function persons(claims: readonly IdentityClaim[], most?: number): Record<string, readonly string[]> {
  const { changed } = unite(claims, nobody, most);
  return Object.fromEntries(
    changed.filter(({ ids }) => ids.length > 1).map(({ person, ids }) => [person, [...ids].sort()]),
  );
}

describe("claims", () => {
  it("join the devices of somebody under their own id", () => {
    expect(persons([identified("phone", "ann"), identified("laptop", "ann")])).toEqual({
      ann: ["ann", "laptop", "phone"],
    });
  });

  it("leave a shared device to whoever was known on it first", () => {
    const claims = [identified("tablet", "ann"), identified("tablet", "bob"), identified("phone", "bob")];
    expect(unite(claims, nobody).verdicts).toEqual(["united", "somebody-else", "united"]);
    expect(persons(claims)).toEqual({ ann: ["ann", "tablet"], bob: ["bob", "phone"] });
  });

  it("join two known people where that is said outright", () => {
    expect(persons([identified("a", "ann"), identified("b", "anna"), alias("anna", "ann")])).toEqual({
      ann: ["a", "ann", "anna", "b"],
    });
    expect(persons([identified("a", "ann"), alias("ann", "new name")])).toEqual({
      ann: ["a", "ann", "new name"],
    });
  });

  it("say nothing new twice, or of one id", () => {
    expect(unite([identified("a", "ann"), identified("a", "ann"), alias("x", "x")], nobody).verdicts).toEqual(
      ["united", "nothing-new", "nothing-new"],
    );
  });

  it("do not grow without end", () => {
    const claims = ["a", "b", "c"].map((one) => identified(one, "kiosk"));
    expect(unite(claims, nobody, 3).verdicts).toEqual(["united", "united", "too-many"]);
    expect(persons(claims, 3)).toEqual({ kiosk: ["a", "b", "kiosk"] });
  });
});

const anyId = fc.constantFrom("a", "b", "c", "d", "e", "f", "g");
const anyClaim: fc.Arbitrary<IdentityClaim> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(anyId, anyId).map(([a, b]) => identified(a, b)) },
  { weight: 1, arbitrary: fc.tuple(anyId, anyId).map(([a, b]) => alias(a, b)) },
);

/** The rules as they are told: sets of ids, looked through from the beginning. */
function naive(claims: readonly IdentityClaim[], most: number): ReadonlyMap<string, string> {
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

it("any claims, in whatever portions, come out as the rules say", () => {
  fc.assert(
    fc.property(
      fc.array(anyClaim, { maxLength: 30 }),
      fc.array(fc.integer({ min: 1, max: 29 }), { maxLength: 4 }),
      fc.integer({ min: 2, max: 6 }),
      (claims, cuts, most) => {
        const stored = new Map<string, Identity>();
        const ends = [...cuts.filter((cut) => cut < claims.length).sort((a, b) => a - b), claims.length];
        for (const [at, end] of ends.entries()) {
          const { changed } = unite(
            claims.slice(ends[at - 1] ?? 0, end),
            (id) => [...stored.values()].find(({ ids }) => ids.includes(id)),
            most,
          );
          for (const identity of changed) stored.set(identity.person, identity);
        }
        const personOf = new Map(
          [...stored.values()].flatMap(({ person, ids }) => ids.map((id) => [id, person])),
        );
        for (const [id, person] of naive(claims, most)) expect(personOf.get(id) ?? id).toBe(person);
      },
    ),
    { numRuns: 2_000 },
  );
});
