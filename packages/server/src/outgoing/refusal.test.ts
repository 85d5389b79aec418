import { createTranslator, langs } from "@itinera/core";
import { expect, it } from "vitest";
import { paramsOf } from "../http/refuse.ts";
import { mailReasons, problemOfMail } from "./mail/sent.ts";
import { outgoingReasons, problemOfRefusal, refused } from "./refusal.ts";

it.each(langs)("every refusal has its text in %s, filled by what the refusal says", async (lang) => {
  const { t } = await createTranslator(lang);
  const told = [
    ...outgoingReasons.map((reason) => {
      const refusal = refused(reason, "hook.example");
      return { code: problemOfRefusal(refusal), refusal };
    }),
    ...mailReasons.map((reason) => {
      const refusal = {
        kind: "refused",
        reason,
        host: "smtp.example",
        to: "a@b.example",
        code: 550,
      } as const;
      return { code: problemOfMail(refusal), refusal };
    }),
  ].map(({ code, refusal }) => ({ code, text: t(`errors:${code}`, paramsOf(refusal)) }));
  for (const { code, text } of told) {
    expect(text).not.toContain(code);
    expect(text, code).toMatch(/^[^{}]{20,}\.$/);
  }
  expect(new Set(told.map(({ text }) => text)).size).toBe(told.length);
});
