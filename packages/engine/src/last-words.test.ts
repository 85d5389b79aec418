import { expect, it } from "vitest";
import { lastWords } from "./last-words.ts";

const crash = (query: string, rest = "Received signal Segmentation fault (11)") =>
  `<Fatal> BaseDaemon: (version 26.7.2.1, build id: AB) (from thread 7) (query_id: q1) (query: ${query}) ${rest}`;

it("leaves out the question that killed it", () => {
  for (const query of [
    "SELECT 'Canary'",
    "SELECT position(name, 'Canary')\nFROM j.events\nWHERE (a) AND (b)",
  ])
    expect(lastWords(`${crash(query)}\n${crash(query)}`)).toBe(
      Array.from({ length: 2 }, () => crash("").replace("(query: )", "(query left out)")).join("\n"),
    );
});

it("also where its words were cut within it", () => {
  expect(lastWords(crash("SELECT 'Canary", "").replace(") ", ""))).not.toContain("Canary");
});

it("leaves everything else", () => {
  expect(lastWords(" Code: 76. DB::Exception: Cannot lock file x\n")).toBe(
    "Code: 76. DB::Exception: Cannot lock file x",
  );
});
