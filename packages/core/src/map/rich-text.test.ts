import { expect, it } from "vitest";
import { linksOf, type RichText } from "./rich-text.ts";

const linked = (text: string, href: string) =>
  ({ type: "text", text, marks: [{ type: "link", attrs: { href } }] }) as const;

it("names the addresses of a text once each, in lists too, and none that could run", () => {
  const text: RichText = {
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "See " },
          linked("the ", "https://a.org"),
          linked("menu", "https://a.org"),
        ],
      },
      {
        type: "bulletList",
        content: [
          {
            type: "listItem",
            content: [
              {
                type: "paragraph",
                content: [linked("b", "mailto:b@a.org"), linked("c", "javascript:alert(1)")],
              },
            ],
          },
        ],
      },
      { type: "paragraph" },
    ],
  };
  expect(linksOf(text)).toEqual([
    { url: "https://a.org", words: "the menu" },
    { url: "mailto:b@a.org", words: "b" },
  ]);
});
