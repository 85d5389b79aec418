import type { Translator } from "@itinera/core";
import type { LetterContent } from "./letter.ts";
import { oneLine } from "./one-line.ts";

/** A letter in its language; a paragraph is a text or a link. */
export interface WrittenLetter {
  readonly subject: string;
  readonly paragraphs: readonly (string | URL)[];
}

export function writeLetter(content: LetterContent, t: Translator["t"]): WrittenLetter {
  switch (content.kind) {
    case "invitation": {
      const { into, link, days: count } = content;
      const names = { who: oneLine(content.who), what: oneLine(content.what) };
      return {
        subject: t(`mail:invitation.subject.${into}`, names),
        paragraphs: [
          t(`mail:invitation.lead.${into}`, names),
          t("mail:invitation.open"),
          link,
          t("mail:invitation.valid", { count }),
          t("mail:invitation.unasked"),
        ],
      };
    }
    case "reset-password":
      return {
        subject: t("mail:reset-password.subject"),
        paragraphs: [
          t("mail:reset-password.lead"),
          t("mail:reset-password.open"),
          content.link,
          t("mail:reset-password.valid", { count: content.hours }),
          t("mail:reset-password.unasked"),
        ],
      };
    case "sign-in-link":
      return {
        subject: t("mail:sign-in-link.subject"),
        paragraphs: [
          t("mail:sign-in-link.lead"),
          t("mail:sign-in-link.open"),
          content.link,
          t("mail:sign-in-link.valid"),
          t("mail:sign-in-link.unasked"),
        ],
      };
    case "test":
      return { subject: t("mail:test.subject"), paragraphs: [t("mail:test.lead")] };
  }
}
