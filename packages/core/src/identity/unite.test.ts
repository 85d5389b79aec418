import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IdentityClaim } from "../collect/collected-event.ts";
import { naivePersons } from "./naive-persons.test-kit.ts";
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
        for (const [id, person] of naivePersons(claims, most)) expect(personOf.get(id) ?? id).toBe(person);
      },
    ),
    { numRuns: 2_000 },
  );
});
