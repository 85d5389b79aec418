import { cleanText } from "../say/clean-text.ts";

const nameLimit = 60;
/** What may hold something that somebody wrote, or is not read by anybody. */
const unread = /^(?:input|textarea|select|option|script|style|noscript|template)$/i;
const nodeLimit = 200;
const ignored = "[data-itinera-ignore]";

// A form's own methods and properties are hidden by fields that are called like them: they are not asked.

/** An attribute's text; empty when there is none. */
export const attribute = (element: Element, name: string): string =>
  Element.prototype.getAttribute.call(element, name) ?? "";

export const matches = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);

/** The element's kind, such as `button`. */
export const kindOf = (element: Element): string => {
  const { localName } = element;
  return typeof localName === "string" ? localName : "form";
};

/** The elements from where something happened up to the page's root, through shadow roots that are open. */
export const pathOf = (event: Event): readonly Element[] =>
  event.composedPath().filter((one): one is Element => one instanceof Element);

/** Somebody wrote on the page that nothing is to be noticed here. */
export const isIgnored = (path: readonly Element[]): boolean => path.some((one) => matches(one, ignored));

/** What a person would call an element: its label, its text or its picture's, at most 60 characters; never a value. */
export function elementName(element: Element): string {
  const picture = Element.prototype.querySelector.call(element, "img[alt], svg[aria-label]");
  const candidates = [
    () => attribute(element, "data-itinera"),
    () => attribute(element, "aria-label"),
    () => readableText(element),
    () => attribute(element, "alt"),
    () => attribute(element, "title"),
    () => (picture ? attribute(picture, "alt") || attribute(picture, "aria-label") : ""),
    () => attribute(element, "name"),
    () => attribute(element, "id"),
  ];
  for (const candidate of candidates) {
    const name = cleanText(candidate(), nameLimit);
    if (name !== "") return name;
  }
  return "";
}

function readableText(element: Element): string {
  let text = "";
  let nodes = 0;
  const read = (node: Node): void => {
    if (++nodes > nodeLimit || text.length > nameLimit * 4) return;
    if (node.nodeType === Node.TEXT_NODE) text += ` ${(node.nodeValue ?? "").slice(0, 1_000).trim()}`;
    if (!(node instanceof Element) || unread.test(kindOf(node)) || isWrittenIn(node)) return;
    node.childNodes.forEach(read);
  };
  read(element);
  return text;
}

const isWrittenIn = (element: Element): boolean =>
  (element as Partial<HTMLElement>).isContentEditable === true || matches(element, ignored);
