import type { Prose, ProseBlock, ProseSection } from "./prose.ts";
import { asSentence, saidItem } from "./said-item.ts";

/** How a file of text marks headings and lists. */
interface Marks {
  readonly heading: (text: string, level: 0 | 1 | 2) => string;
  readonly item: (text: string) => string;
  readonly lead: (text: string) => string;
  /** Whatever people wrote, so that it means nothing else in the file. */
  readonly words: (text: string) => string;
}

/** Letters that would be read as marks; a line that begins like a heading, a list or a quotation. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|~]/g, "\\$&")
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/gm, "$1\\$2")
    .replace(/^(\s*)(=+|-{2,})$/gm, "$1\\$2");

export const escapedMarkdown = escaped;

const markdown: Marks = {
  heading: (text, level) => `${"#".repeat(level + 1)} ${escaped(text).replaceAll("\n", " ")}`,
  item: (text) => `- ${escaped(text).replaceAll("\n", "\n  ")}`,
  lead: (text) => `**${escaped(text)}**`,
  words: escaped,
};

const plain: Marks = {
  heading(text, level) {
    const line = text.replaceAll("\n", " ");
    return level === 2 ? line : `${line}\n${(level === 0 ? "=" : "-").repeat(Array.from(line).length)}`;
  },
  item: (text) => `– ${text.replaceAll("\n", "\n  ")}`,
  lead: (text) => text,
  words: (text) => text,
};

function blockText({ item, lead, words }: Marks, block: ProseBlock): string {
  if (block.kind !== "items") return words(block.text);
  const [only, ...rest] = block.items;
  if (only && rest.length === 0)
    return `${lead(block.lead)} ${words(asSentence(saidItem(only)).replaceAll("\n", " "))}`;
  return `${lead(block.lead)}\n\n${block.items.map((one) => item(saidItem(one))).join("\n")}`;
}

export const sectionTitle = ({ letter, title }: Pick<ProseSection, "letter" | "title">): string =>
  letter === undefined ? title : `${letter}. ${title}`;

function proseIn(marks: Marks, { title, opening, sections }: Prose): string {
  const parts = [
    marks.heading(title, 0),
    ...opening.map((block) => blockText(marks, block)),
    ...sections.flatMap((section) => [
      marks.heading(sectionTitle(section), section.level),
      ...section.blocks.map((block) => blockText(marks, block)),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Prose as a file of plain text. */
export const proseText = (prose: Prose): string => proseIn(plain, prose);
/** Prose as Markdown (CommonMark). */
export const proseMarkdown = (prose: Prose): string => proseIn(markdown, prose);
