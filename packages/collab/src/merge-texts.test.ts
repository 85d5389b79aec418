import { plainTextOf, richTextOf, richTextSchema, type RichText } from "@itinera/core";
import { arbitraryRichText } from "@itinera/core/test-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeTexts } from "./merge-texts.ts";

const merged = (start: string, mine: string, theirs: string) =>
  plainTextOf(mergeTexts(richTextOf(start), richTextOf(mine), richTextOf(theirs)));

describe("what two people made of one text", () => {
  it.each([
    ["Own card", "Own card of mine", "Own card", "Own card of mine"],
    ["Own card", "Own card", "Own card of theirs", "Own card of theirs"],
    ["Own card", "Own card at the end", "At first: Own card", "At first: Own card at the end"],
    ["One two three", "One three", "One two three four", "One three four"],
    ["One\ntwo", "One\ntwo\nthree", "Zero\ntwo", "Zero\ntwo\nthree"],
  ])("%j, %j and %j are %j", (start, mine, theirs, both) => {
    expect(merged(start, mine, theirs)).toBe(both);
  });

  it("holds the words of both where both wrote at the same place", () => {
    const text = merged("Card", "Card changed", "Card OF SOMEBODY");
    expect(text).toContain("changed");
    expect(text).toContain("OF SOMEBODY");
  });

  it("is what one of them made when the other made nothing, and always a text of a card", () => {
    const same = (one: RichText, other: RichText) => {
      expect(plainTextOf(one)).toBe(plainTextOf(other));
    };
    fc.assert(
      fc.property(arbitraryRichText, arbitraryRichText, arbitraryRichText, (start, mine, theirs) => {
        same(mergeTexts(start, mine, start), mine);
        same(mergeTexts(start, start, theirs), theirs);
        expect(richTextSchema.safeParse(mergeTexts(start, mine, theirs)).success).toBe(true);
      }),
    );
  });
});
