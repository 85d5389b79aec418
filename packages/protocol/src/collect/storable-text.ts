/** PostgreSQL takes no U+0000 in a text, and UTF-8 has no half of a surrogate pair: each becomes U+FFFD. */
export const storableText = (text: string): string =>
  text.isWellFormed() && !text.includes("\0") ? text : text.toWellFormed().replaceAll("\0", "\u{FFFD}");
