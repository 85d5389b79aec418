import { z } from "zod";
import { linkSchema } from "./field.ts";

/**
 * Text of a card in the JSON form of Tiptap's starter schema: paragraphs, hard breaks, bullet and
 * numbered lists, bold, italic and links. Unknown nodes are dropped when a map is read (`heal`).
 */
const markSchema = z.object({
  type: z.enum(["bold", "italic", "link"]),
  attrs: z.object({ href: z.string().max(2_000) }).optional(),
});

const inlineSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("text"),
    text: z.string().min(1).max(20_000),
    marks: z.array(markSchema).max(3).optional(),
  }),
  z.object({ type: z.literal("hardBreak") }),
]);

const paragraphSchema = z.object({
  type: z.literal("paragraph"),
  content: z.array(inlineSchema).max(2_000).optional(),
});

const listItemSchema = z.object({
  type: z.literal("listItem"),
  content: z.array(paragraphSchema).min(1).max(50),
});

const blockSchema = z.discriminatedUnion("type", [
  paragraphSchema,
  z.object({ type: z.literal("bulletList"), content: z.array(listItemSchema).min(1).max(200) }),
  z.object({ type: z.literal("orderedList"), content: z.array(listItemSchema).min(1).max(200) }),
]);

export const richTextSchema = z.object({ type: z.literal("doc"), content: z.array(blockSchema).max(500) });

export type RichText = z.infer<typeof richTextSchema>;
export type RichBlock = z.infer<typeof blockSchema>;
export type RichParagraph = z.infer<typeof paragraphSchema>;
export type RichInline = z.infer<typeof inlineSchema>;

/** One paragraph per line of `text`. */
export function richTextOf(text: string): RichText {
  return {
    type: "doc",
    content: text
      .split(/\r\n|\r|\n/)
      .map((line) =>
        line === ""
          ? { type: "paragraph" as const }
          : { type: "paragraph" as const, content: [{ type: "text" as const, text: line }] },
      ),
  };
}

/** An address in a text, and the words that lead there. */
export interface TextLink {
  readonly url: string;
  readonly words: string;
}

/** Each address once. Those where no link of a map may lead are left out. */
export function linksOf(text: RichText): readonly TextLink[] {
  const found = new Map<string, string>();
  for (const block of text.content)
    for (const paragraph of block.type === "paragraph"
      ? [block]
      : block.content.flatMap((one) => one.content))
      for (const inline of paragraph.content ?? []) {
        if (inline.type !== "text") continue;
        const url = linkSchema.safeParse(
          inline.marks?.find((mark) => mark.type === "link")?.attrs?.href,
        ).data;
        if (url !== undefined) found.set(url, (found.get(url) ?? "") + inline.text);
      }
  return [...found].map(([url, words]) => ({ url, words }));
}

const inlineText = (inline: RichInline) => (inline.type === "text" ? inline.text : "\n");

const paragraphText = (paragraph: RichParagraph) => (paragraph.content ?? []).map(inlineText).join("");

/** The words alone, a line per paragraph; list items start with "• " or their number. */
export function plainTextOf(text: RichText): string {
  return text.content
    .flatMap((block) => {
      switch (block.type) {
        case "paragraph":
          return [paragraphText(block)];
        case "bulletList":
          return block.content.map((item) => `• ${item.content.map(paragraphText).join("\n")}`);
        case "orderedList":
          return block.content.map((item, at) => `${at + 1}. ${item.content.map(paragraphText).join("\n")}`);
      }
    })
    .join("\n");
}
