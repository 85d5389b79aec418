import { linkSchema } from "./field.ts";

/**
 * The address that a person meant: one without a scheme is a web page, one with a sign of e-mail a letter.
 * undefined: it leads nowhere, or where no link of a map may lead, as scripts and files of the computer.
 */
export function writtenLink(text: string): string | undefined {
  const words = text.trim();
  const isLetter = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(words);
  const isPage = /^[^\s@:/?#]+\.[^\s@:/?#.]{2,}(?::\d+)?(?:[/?#]\S*)?$/.test(words);
  const url = isLetter ? `mailto:${words}` : isPage ? `https://${words}` : words;
  return linkSchema.safeParse(url).data;
}
