export interface LineEnds {
  readonly newline: "\n" | "\r\n" | "\r";
  /** Both \r\n and \n occur: rows are cut at \n, and a \r before it is taken off. */
  readonly mixed: boolean;
}

/** How the lines of a CSV text end, seen from its beginning; ends within quotes do not count. */
export const lineEndsOf = (headText: string): LineEnds => {
  const plain = headText.replace(/"[^"]*"/g, "");
  const pairs = plain.includes("\r\n");
  const alone = /(?<!\r)\n/.test(plain);
  if (pairs) return alone ? { newline: "\n", mixed: true } : { newline: "\r\n", mixed: false };
  return { newline: alone || !/\r[^]/.test(plain) ? "\n" : "\r", mixed: false };
};
