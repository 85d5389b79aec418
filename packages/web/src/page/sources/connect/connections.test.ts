import { sourceKinds } from "@itinera/protocol";
import { describe, expect, it } from "vitest";
import { connections, connectionsOf } from "./connections.ts";

const to = { origin: "https://maps.example:8443", key: "itw_k3y" };

describe.each(Object.entries(connections))("%s", (_, { code, kinds }) => {
  it("names this server and the key, and belongs to a kind of source", () => {
    expect(code(to)).toContain("maps.example:8443");
    expect(code(to)).toContain(to.key);
    expect(kinds).not.toEqual([]);
  });
});

it.each(sourceKinds)("there are several ways to connect a %s, and none twice", (kind) => {
  const offered = connectionsOf(kind);
  expect(offered.length).toBeGreaterThan(2);
  expect(new Set(offered).size).toBe(offered.length);
});
