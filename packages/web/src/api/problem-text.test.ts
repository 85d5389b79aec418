import { createTranslator } from "@itinera/core";
import { ProblemError } from "@itinera/protocol";
import { expect, it } from "vitest";
import { problemText } from "./problem-text.ts";

const { t } = await createTranslator("en");

it("says a problem in the reader's words, with what it is about", () => {
  const gone = new ProblemError({ code: "file.empty", message: "", params: { file: "a.csv" } }, 422);
  expect(problemText(t, gone)).toBe("a.csv is empty. Choose a file with events.");
});

it("shows the server's own words where the catalogue has none", () => {
  const strange = new ProblemError({ code: "no.such.code", message: "The moon is full", params: {} }, 500);
  expect(problemText(t, strange)).toBe("The moon is full");
});

it("does not show a fault of ours to people", () => {
  expect(problemText(t, new TypeError("x is not a function"))).toBe(t("errors:unexpected"));
});
