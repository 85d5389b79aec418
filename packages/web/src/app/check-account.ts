import type { Translator } from "@itinera/core";
import { passwordLength } from "@itinera/protocol";
import { z } from "zod";

type Text = Translator["t"];

const email = z.email().max(254);

/** What is wrong with it, in the reader's words; undefined: nothing. */
export const checkEmail = (t: Text, text: string): string | undefined =>
  text === ""
    ? t("account:missing.email")
    : email.safeParse(text).success
      ? undefined
      : t("account:email.wrong");

export function checkPassword(t: Text, password: string): string | undefined {
  if (password.length < passwordLength.least) return t("account:password.short", passwordLength);
  return password.length > passwordLength.most ? t("account:password.long", passwordLength) : undefined;
}

export const passwordRule = (t: Text): string => t("account:password.rule", passwordLength);
