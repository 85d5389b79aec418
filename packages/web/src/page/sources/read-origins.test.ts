import { sourceSettingsSchema } from "@itinera/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOrigins } from "./read-origins.ts";

describe("origins as people type them", () => {
  it("are those that browsers send", () => {
    const text =
      "https://shop.example\n\n  https://SHOP.example/ \nhttp://localhost:3000\nhttps://a.example:443\n";
    const origins = ["https://shop.example", "http://localhost:3000", "https://a.example"];
    expect(readOrigins(text)).toEqual({ kind: "origins", origins });
    expect(readOrigins(" \n")).toEqual({ kind: "origins", origins: [] });
  });

  it.each([
    "shop.example",
    "ftp://shop.example",
    "https://shop.example/blog",
    "https://shop.example?a",
    "https://me:secret@shop.example",
    "https://",
    "https://*.shop.example/a",
  ])("%s is none, and is named", (line) => {
    expect(readOrigins(`https://a.example\n${line}`)).toEqual({ kind: "wrong", line });
  });

  it("are not too many", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `https://${at}.shop.example`);
    expect(readOrigins(lines(100).join("\n")).kind).toBe("origins");
    expect(readOrigins(lines(101).join("\n"))).toEqual({ kind: "too-many", most: 100 });
  });

  it("are taken by the server, whatever was read", () => {
    const line = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.webAuthority().map((host) => `https://${host}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (typed) => {
        const read = readOrigins(typed.join("\n"));
        if (read.kind === "origins")
          expect(sourceSettingsSchema.safeParse({ origins: read.origins }).success).toBe(true);
      }),
    );
  });
});
