import { describe, expect, it } from "vitest";
import { readSites } from "./sites.ts";

describe("sites that may show a map", () => {
  it("are read one per line or one after the other, as a browser says them, each once", () => {
    expect(
      readSites(" https://Wiki.example.com/\nhttp://localhost:8080, https://wiki.example.com\n"),
    ).toEqual({ kind: "sites", origins: ["https://wiki.example.com", "http://localhost:8080"] });
  });

  it.each([
    ["wiki.example.com", "https://wiki.example.com"],
    ["https://wiki.example.com/space/page?id=7", "https://wiki.example.com"],
    ["localhost:8080", "https://localhost:8080"],
    ["*", undefined],
    ["ftp://files.example.com", undefined],
    ["wiki", undefined],
    ["https://*.example.com", undefined],
  ])("%s is none; what was meant: %s", (text, better) => {
    const read = readSites(text);
    expect(read).toMatchObject({ kind: "fault", fault: { kind: "no-site", text } });
    expect(read).toMatchObject({ fault: { better } });
  });

  it("are not missing, and not more than a link can name", () => {
    expect(readSites(" \n")).toEqual({ kind: "fault", fault: { kind: "missing" } });
    const many = Array.from({ length: 21 }, (_, at) => `https://site${at}.example`).join("\n");
    expect(readSites(many)).toEqual({ kind: "fault", fault: { kind: "many", most: 20 } });
  });
});
