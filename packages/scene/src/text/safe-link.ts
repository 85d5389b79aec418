/** Half of a sign: no address can hold it, and encoding one throws. */
const halfSigns = /\p{Surrogate}/gu;

/** A link that may be put into a document: web, mail and telephone; anything else is dropped. */
export function safeLink(href: string | undefined): string | undefined {
  if (href === undefined || !/^(?:https?:\/\/|mailto:|tel:)/i.test(href)) return undefined;
  return encodeURI(href.replaceAll(halfSigns, "\uFFFD")).replaceAll("%25", "%");
}
