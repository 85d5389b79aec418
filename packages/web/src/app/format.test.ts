import { describe, expect, it } from "vitest";
import { createFormat } from "./format.ts";

const now = Date.UTC(2025, 2, 20, 12);
const minutes = (count: number) => now - count * 60_000;
// Intl joins with no-break and narrow no-break spaces; which one is the business of its data.
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("numbers and times in the reader's language", () => {
  it("counts and shares", () => {
    expect(plain(createFormat("en").count(51_930))).toBe("51,930");
    expect(plain(createFormat("ru").count(51_930))).toBe("51 930");
    expect(plain(createFormat("pl").share(0.353))).toBe("35,3%");
    expect(plain(createFormat("ru").share(0.353))).toBe("35,3 %");
  });

  it("sizes of files, as file managers show them", () => {
    const { bytes } = createFormat("en");
    expect([0, 999, 1_000, 1_500, 84_000_000, 2_500_000_000, 5e13].map((size) => plain(bytes(size)))).toEqual(
      ["0 byte", "999 byte", "1 kB", "1.5 kB", "84 MB", "2.5 GB", "50,000 GB"],
    );
  });

  it("how long ago, until a week; then the date", () => {
    const { ago } = createFormat("en");
    expect(ago(minutes(0.5), now)).toBe("now");
    expect(ago(minutes(5), now)).toBe("5 minutes ago");
    expect(ago(minutes(180), now)).toBe("3 hours ago");
    expect(ago(minutes(60 * 24), now)).toBe("yesterday");
    expect(ago(minutes(60 * 24 * 8), now)).toBe("12 March 2025");
    expect(createFormat("ru").ago(minutes(2), now)).toBe("2 минуты назад");
  });

  it("a moment of the future is now: clocks differ", () => {
    expect(createFormat("en").ago(minutes(-10), now)).toBe("now");
  });
});
