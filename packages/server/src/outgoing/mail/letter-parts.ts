import type { Lang } from "@itinera/core";
import type { WrittenLetter } from "./write-letter.ts";

export const textOfLetter = ({ paragraphs }: WrittenLetter): string =>
  `${paragraphs.map(String).join("\n\n")}\n`;

/** Says the same as the text; no styles but the system's own letters, no pictures, nothing loaded. */
export const htmlOfLetter = ({ subject, paragraphs }: WrittenLetter, lang: Lang): string =>
  [
    `<!doctype html>`,
    `<html lang="${lang}">`,
    `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="font: 16px/1.5 system-ui, sans-serif; max-width: 36em">`,
    ...paragraphs.map((one) => `<p>${typeof one === "string" ? escaped(one) : linkTo(one)}</p>`),
    `</body>`,
    `</html>\n`,
  ].join("\n");

const linkTo = ({ href }: URL) => `<a href="${escaped(href)}">${escaped(href)}</a>`;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => entities[one] ?? "");
